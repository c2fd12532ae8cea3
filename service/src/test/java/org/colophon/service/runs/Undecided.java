package org.colophon.service.runs;

import java.util.List;
import java.util.Set;
import org.colophon.annotation.DecisionLog;
import org.colophon.catalog.ItemId;

/// Nobody said anything.
final class Undecided implements DecisionLog {
  @Override
  public void append(Decision decision) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Decision> of(ItemId id) {
    return List.of();
  }

  @Override
  public Set<ItemId> decided(String kind) {
    return Set.of();
  }

  @Override
  public List<Decision> recent(int limit) {
    return List.of();
  }
}
