package org.colophon.governance.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The clock for verdicts. Of a [MonotonicClock] it believes what agrees with the time that went by
/// since the last reading that it believed, and never goes back; what disagrees it does not
/// believe, and forgets. Any other clock is believed as it is. Thread-safe.
final class GateClock {
  /// How far the clock may be set while it runs.
  static final Duration TOLERANCE = Duration.ofSeconds(5);

  /// How far the two may drift apart between readings: 1 in so many.
  private static final long DRIFT = 1_000;

  private final InstantSource wall;
  private @Nullable Belief last;

  GateClock(InstantSource wall) {
    this.wall = wall;
  }

  /// One reading of the clock.
  ///
  /// @param now what to judge at
  /// @param trusted false when nothing judged at it may be shown
  record Reading(Instant now, boolean trusted) {}

  /// The last trusted reading.
  ///
  /// @param shown by the clock
  /// @param effective never before that of an earlier look
  private record Belief(Instant shown, Instant effective, long elapsed) {}

  Reading read() {
    return wall instanceof MonotonicClock timepiece
        ? compare(timepiece)
        : new Reading(wall.instant(), true);
  }

  private synchronized Reading compare(MonotonicClock timepiece) {
    Instant now = timepiece.instant();
    long elapsed = timepiece.elapsedNanos();
    Belief then = last;
    if (then == null) {
      return believe(new Belief(now, now, elapsed));
    }
    Duration passed = Duration.ofNanos(elapsed - then.elapsed());
    Duration apart = Duration.between(then.shown().plus(passed), now).abs();
    if (apart.compareTo(TOLERANCE.plus(passed.dividedBy(DRIFT))) > 0) {
      return new Reading(now, false);
    }
    Instant effective = now.isAfter(then.effective()) ? now : then.effective();
    return believe(new Belief(now, effective, elapsed));
  }

  private Reading believe(Belief belief) {
    last = belief;
    return new Reading(belief.effective(), true);
  }
}
