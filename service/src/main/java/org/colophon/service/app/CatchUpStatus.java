package org.colophon.service.app;

import java.util.ArrayList;
import java.util.List;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.gate.Gate;
import org.colophon.service.api.EnumNames;
import org.colophon.service.store.StoreException;

/// The outcome of the last catching up, and what follows for the readiness of the service.
/// Thread-safe.
final class CatchUpStatus {
  private final Gate gate;
  private volatile boolean caughtUp;
  private volatile String fault = "";

  CatchUpStatus(Gate gate) {
    this.gate = gate;
  }

  /// Does the work of one catching up and remembers how it ended.
  void track(Runnable work) {
    try {
      work.run();
      fault = "";
      caughtUp = true;
    } catch (StoreException e) {
      fault = e.advice();
      throw e;
    } catch (RuntimeException e) {
      fault = "the log of the service says why";
      throw e;
    }
  }

  /// What keeps the service from its work, in words; empty when it is ready.
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (!caughtUp) {
      missing.add("what was written before the start: items and segments are brought up to date");
    }
    if (!fault.isEmpty()) {
      missing.add("indexes and lists could not be brought up to date, it is tried again: " + fault);
    }
    for (ReasonCode obstacle : gate.obstacles()) {
      missing.add("nothing passes the gate, " + EnumNames.of(obstacle) + ": " + obstacle.fix());
    }
    return missing;
  }
}
