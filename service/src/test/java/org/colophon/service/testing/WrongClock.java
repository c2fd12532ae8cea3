package org.colophon.service.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.governance.gate.MonotonicClock;

/// A machine's clock that may have been set wrongly, beside the time that really goes by.
///
/// @param start from which the time that goes by is counted
/// @param wrong by how much the clock is wrong
public record WrongClock(SettableClock clock, Instant start, Supplier<Duration> wrong)
    implements MonotonicClock {
  @Override
  public Instant instant() {
    return clock.instant().plus(wrong.get());
  }

  @Override
  public long elapsedNanos() {
    return Duration.between(start, clock.instant()).toNanos();
  }
}
