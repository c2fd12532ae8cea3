package org.colophon.catalog.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock for tests that stands still until it is set. Thread-safe.
public final class SettableClock implements InstantSource {
  private volatile Instant now;

  public SettableClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  public void set(Instant instant) {
    now = instant;
  }

  /// Moves on, or back for a negative duration.
  public void advance(Duration by) {
    now = now.plus(by);
  }
}
