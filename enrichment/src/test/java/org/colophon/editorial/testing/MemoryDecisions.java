package org.colophon.editorial.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.colophon.annotation.DecisionLog;
import org.colophon.catalog.ItemId;

/// Decisions in memory, for tests. Thread-safe.
public final class MemoryDecisions implements DecisionLog {
  private final List<Decision> log = new ArrayList<>();

  @Override
  public synchronized void append(Decision decision) {
    log.add(decision);
  }

  @Override
  public synchronized List<Decision> of(ItemId id) {
    return DecisionLog.latest(log.stream().filter(d -> d.item().equals(id)).toList());
  }

  @Override
  public synchronized Set<ItemId> decided(String kind) {
    return log.stream()
        .filter(decision -> decision.kind().equals(kind))
        .map(Decision::item)
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized List<Decision> recent(int limit) {
    return log.reversed().stream().limit(limit).toList();
  }
}
