package org.colophon.service.runs;

import org.colophon.catalog.reference.QuietHours;
import org.jspecify.annotations.Nullable;

/// A run's share of the machine, and the steps that it may take by itself.
///
/// @param threads that work on items; 1 to 64
/// @param perSecond the most items a second; 0: as many as there is time for
/// @param quiet when it rests; null: never
/// @param autoApply the greatest share of its items, in [0, 1], that may change for its results to
///   be applied without asking; null: it always asks
public record RunLimits(
    int threads, double perSecond, @Nullable QuietHours quiet, @Nullable Double autoApply) {
  /// The most threads.
  public static final int MOST_THREADS = 64;

  public RunLimits {
    if (threads < 1 || threads > MOST_THREADS) {
      throw new IllegalArgumentException("a run works on 1 to 64 threads, got " + threads);
    }
    if (!(perSecond >= 0)) {
      throw new IllegalArgumentException("items a second are 0 or more, got " + perSecond);
    }
    if (autoApply != null && !(autoApply >= 0 && autoApply <= 1)) {
      throw new IllegalArgumentException("a share is 0 to 1, got " + autoApply);
    }
  }

  /// All processors, no rest, and nothing applied by itself.
  public static RunLimits usual() {
    return new RunLimits(
        Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()), 0, null, null);
  }
}
