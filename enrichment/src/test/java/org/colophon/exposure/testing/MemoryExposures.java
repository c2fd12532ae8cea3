package org.colophon.exposure.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.Exposure;
import org.colophon.exposure.ExposureLedger;

/// The exposure ledger in memory, for tests. Thread-safe.
public final class MemoryExposures implements ExposureLedger {
  private final List<Exposure> all = new ArrayList<>();
  private long last;

  @Override
  public synchronized String nextId() {
    last++;
    return "r-" + Long.toString(last, 36);
  }

  @Override
  public synchronized void record(Exposure exposure) {
    if (!exposure.items().isEmpty()) {
      all.add(exposure);
    }
  }

  /// Everything that was written down.
  public synchronized List<Exposure> all() {
    return List.copyOf(all);
  }

  @Override
  public synchronized List<Exposure> standing(Instant after, Predicate<ItemId> shows) {
    return all.stream()
        .filter(e -> e.durable() || e.promisedUntil().isAfter(after))
        .filter(e -> e.items().stream().anyMatch(shown -> shows.test(shown.item())))
        .toList();
  }

  @Override
  public synchronized Optional<Exposure> find(String id) {
    return all.stream().filter(e -> e.id().equals(id)).findFirst();
  }

  @Override
  public synchronized List<Exposure> served(
      Instant from, Instant until, String afterId, int limit) {
    long after = afterId.isEmpty() ? 0 : Long.parseLong(afterId.substring(2), 36);
    return all.stream()
        .filter(e -> Long.parseLong(e.id().substring(2), 36) > after)
        .filter(e -> !e.servedAt().isBefore(from) && e.servedAt().isBefore(until))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized int forget(Instant livePromisedBefore, Instant durableServedBefore) {
    int before = all.size();
    all.removeIf(e ->
        e.durable()
            ? e.servedAt().isBefore(durableServedBefore)
            : e.promisedUntil().isBefore(livePromisedBefore));
    return before - all.size();
  }
}
