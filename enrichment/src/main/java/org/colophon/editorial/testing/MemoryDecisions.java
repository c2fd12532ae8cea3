package org.colophon.editorial.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.colophon.annotation.DecisionLog;
import org.colophon.catalog.ItemId;

/// Decisions in memory, for tests. Thread-safe.
public final class MemoryDecisions implements DecisionLog {
  private record Subject(String kind, String value) {}

  private final List<Decision> log = new ArrayList<>();

  @Override
  public synchronized void append(Decision decision) {
    log.add(decision);
  }

  @Override
  public synchronized List<Decision> of(ItemId id) {
    Map<Subject, Decision> latest = new LinkedHashMap<>();
    for (Decision decision : log) {
      if (decision.item().equals(id)) {
        Subject subject = new Subject(decision.kind(), decision.value());
        latest.remove(subject);
        latest.put(subject, decision);
      }
    }
    return List.copyOf(latest.values());
  }
}
