package org.colophon.eval.metrics;

import java.time.Duration;
import java.util.List;

/// The throughput and latency of a system.
///
/// @param itemsPerSecond items divided by the sum of their times; 0 for none
/// @param p50 half of the items took no longer (nearest rank)
/// @param p95 95 % of the items took no longer (nearest rank)
public record Efficiency(int items, double itemsPerSecond, Duration p50, Duration p95) {
  /// From the time that each item took, one after the other.
  public static Efficiency of(List<Duration> times) {
    if (times.isEmpty()) {
      return new Efficiency(0, 0, Duration.ZERO, Duration.ZERO);
    }
    List<Duration> sorted = times.stream().sorted().toList();
    double seconds = times.stream().mapToLong(Duration::toNanos).sum() / 1e9;
    return new Efficiency(
        times.size(),
        seconds == 0 ? 0 : times.size() / seconds,
        percentile(sorted, 0.50),
        percentile(sorted, 0.95));
  }

  private static Duration percentile(List<Duration> sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }
}
