package org.colophon.service.runs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Keeps items at or below a number a second. A clock that is set back or far ahead costs at most
/// one second. Used by one thread.
final class RateLimit {
  private static final Duration MOST = Duration.ofSeconds(1);

  private final double perSecond;
  private final InstantSource clock;
  private Instant free = Instant.EPOCH;

  /// @param perSecond 0: no limit
  RateLimit(double perSecond, InstantSource clock) {
    this.perSecond = perSecond;
    this.clock = clock;
  }

  /// How many of `wanted` items may be taken at once.
  int most(int wanted) {
    return perSecond == 0 ? wanted : Math.max(1, Math.min(wanted, (int) perSecond));
  }

  /// How long to wait before so many items are taken.
  Duration take(int items) {
    if (perSecond == 0) {
      return Duration.ZERO;
    }
    Instant now = clock.instant();
    Duration wait = Duration.between(now, free);
    if (wait.isNegative() || wait.compareTo(MOST.multipliedBy(60)) > 0) {
      wait = Duration.ZERO;
    }
    free = now.plus(wait).plusNanos((long) (items / perSecond * 1e9));
    return wait;
  }
}
