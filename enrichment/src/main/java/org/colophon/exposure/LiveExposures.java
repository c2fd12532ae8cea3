package org.colophon.exposure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.colophon.catalog.ItemId;

/// The answers whose validity promise is still running, in memory: seconds to minutes of them.
/// Thread-safe.
public final class LiveExposures {
  private static final int SWEEP_AT_LEAST = 1_024;

  private List<Exposure> all = new ArrayList<>();
  private int sweepAt = SWEEP_AT_LEAST;

  /// Keeps one, and lets go of those that ended long before it was served.
  public synchronized void add(Exposure exposure) {
    all.add(exposure);
    if (all.size() >= sweepAt) {
      // those who look after a delay still find what ended in the last hour
      Instant ended = exposure.servedAt().minusSeconds(3_600);
      all.removeIf(old -> old.promisedUntil().isBefore(ended));
      sweepAt = Math.max(SWEEP_AT_LEAST, all.size() * 2);
    }
  }

  /// Those that were promised to hold at some instant after `after` and show an item that `shows`
  /// accepts.
  public synchronized List<Exposure> standing(Instant after, Predicate<ItemId> shows) {
    return all.stream()
        .filter(exposure -> exposure.promisedUntil().isAfter(after))
        .filter(exposure -> exposure.items().stream().anyMatch(shown -> shows.test(shown.item())))
        .toList();
  }
}
