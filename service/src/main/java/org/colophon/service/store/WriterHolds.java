package org.colophon.service.store;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The number and length of holds of the database's only writer by each kind of work; nobody else
/// could write meanwhile. Thread-safe.
public final class WriterHolds {
  private final Map<String, Hold> holds = new ConcurrentHashMap<>();

  /// The holds of one kind of work since the service started.
  ///
  /// @param total of all of them
  public record Hold(long count, Duration total, Duration longest) {
    private Hold and(Hold other) {
      return new Hold(
          count + other.count,
          total.plus(other.total),
          longest.compareTo(other.longest) < 0 ? other.longest : longest);
    }
  }

  void add(String work, long nanos) {
    Duration time = Duration.ofNanos(nanos);
    holds.merge(work, new Hold(1, time, time), Hold::and);
  }

  /// All by the name of the work: the operation, or the thread.
  public SortedMap<String, Hold> all() {
    return new TreeMap<>(holds);
  }
}
