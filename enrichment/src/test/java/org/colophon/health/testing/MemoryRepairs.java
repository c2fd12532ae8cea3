package org.colophon.health.testing;

import java.util.ArrayList;
import java.util.List;
import org.colophon.catalog.ItemId;
import org.colophon.health.Repair;
import org.colophon.health.Repairs;

/// Repairs in memory, for tests. Thread-safe.
public final class MemoryRepairs implements Repairs {
  private final List<Repair> repairs = new ArrayList<>();

  @Override
  public synchronized void append(Repair repair) {
    repairs.add(repair);
  }

  @Override
  public synchronized List<Repair> of(ItemId item, int limit) {
    return repairs.reversed().stream()
        .filter(repair -> repair.item().equals(item))
        .limit(limit)
        .toList();
  }
}
