package org.colophon.governance;

import java.time.Duration;
import java.time.Instant;
import org.colophon.governance.gate.MonotonicClock;

/// A clock whose hands can be moved apart from the time that goes by.
public final class Hands implements MonotonicClock {
  private Instant shown = Shelf.START;
  private long elapsed = 17;

  @Override
  public Instant instant() {
    return shown;
  }

  @Override
  public long elapsedNanos() {
    return elapsed;
  }

  /// Time passes.
  public void pass(Duration time) {
    shown = shown.plus(time);
    elapsed += time.toNanos();
  }

  /// Time passes that the clock does not show.
  public void pause(Duration time) {
    elapsed += time.toNanos();
  }

  /// Somebody sets the clock.
  public void set(Duration by) {
    shown = shown.plus(by);
  }
}
