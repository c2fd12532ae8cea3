package org.colophon.governance;

import java.time.Duration;
import java.time.Instant;

/// A clock whose hands can be moved apart from the time that goes by.
final class Hands implements Timepiece {
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
  void pass(Duration time) {
    shown = shown.plus(time);
    elapsed += time.toNanos();
  }

  /// Time passes that the clock does not show.
  void pause(Duration time) {
    elapsed += time.toNanos();
  }

  /// Somebody sets the clock.
  void set(Duration by) {
    shown = shown.plus(by);
  }
}
