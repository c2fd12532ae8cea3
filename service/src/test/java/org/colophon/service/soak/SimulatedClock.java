package org.colophon.service.soak;

import java.time.Duration;
import java.time.Instant;
import org.colophon.governance.gate.MonotonicClock;

/// A clock that runs faster than the machine's, the same in every process that knows its start and
/// speed, and that can be set wrong.
final class SimulatedClock implements MonotonicClock {
  /// When every simulated life begins: a Friday morning.
  static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

  private final long startNanos;
  private final int speed;
  private volatile Duration wrongBy = Duration.ZERO;

  /// @param startNanos the machine's monotonic clock at [#START]
  SimulatedClock(long startNanos, int speed) {
    this.startNanos = startNanos;
    this.speed = speed;
  }

  @Override
  public Instant instant() {
    return START.plusNanos(elapsedNanos()).plus(wrongBy);
  }

  @Override
  public long elapsedNanos() {
    return (System.nanoTime() - startNanos) * speed;
  }

  /// The simulated instant of a moment of the machine's monotonic clock.
  Instant at(long nanos) {
    return START.plusNanos((nanos - startNanos) * speed);
  }

  void setWrongBy(Duration wrongBy) {
    this.wrongBy = wrongBy;
  }
}
