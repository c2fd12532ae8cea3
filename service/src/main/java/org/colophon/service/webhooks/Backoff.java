package org.colophon.service.webhooks;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// The waiting time after a failure: 5 s, then three times as long each time, up to 6 hours; each
/// between half and one and a half of that, so that many do not come back at once.
final class Backoff {
  static final Duration FIRST = Duration.ofSeconds(5);
  static final Duration LONGEST = Duration.ofHours(6);
  private static final int GROWTH = 3;

  private Backoff() {}

  /// @param failures how often it failed, this time included
  static Duration after(int failures, RandomGenerator random) {
    Duration wait = FIRST;
    for (int i = 1; i < failures && wait.compareTo(LONGEST) < 0; i++) {
      wait = wait.multipliedBy(GROWTH);
    }
    Duration most = wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    return Duration.ofMillis((long) (most.toMillis() * (0.5 + random.nextDouble())));
  }
}
