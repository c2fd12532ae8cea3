package org.colophon.governance;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.colophon.catalog.Catalog;

/// The one gate. Everything that reaches a reader went through [GateSession#decide]. Thread-safe.
public final class Gate {
  private final Catalog catalog;
  private final PolicySource policies;
  private final InstantSource clock;

  public Gate(Catalog catalog, PolicySource policies, InstantSource clock) {
    this.catalog = catalog;
    this.policies = policies;
    this.clock = clock;
  }

  /// Opens a session: reads the clock once and takes one consistent view of the catalogue. Close it
  /// soon.
  public GateSession open(Context context) {
    return openAt(context, clock.instant());
  }

  /// Opens a session that judges as of another instant, for previews and send times: what it clears
  /// must never be counted as shown.
  public GateSession openAt(Context context, Instant now) {
    return new GateSession(
        catalog.view(), policies.current(), context, now.truncatedTo(ChronoUnit.MICROS));
  }
}
