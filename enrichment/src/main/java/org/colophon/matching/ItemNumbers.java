package org.colophon.matching;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.colophon.catalog.ItemId;

/// The assignment of small numbers to items, from 0 on, so that searches can use arrays. A number
/// holds while the process runs and is never used again. Thread-safe.
public final class ItemNumbers {
  private final Map<ItemId, Integer> byId = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();

  /// The item's number, a new one for an item that is not known yet.
  public int of(ItemId id) {
    return byId.computeIfAbsent(id, i -> next.getAndIncrement());
  }
}
