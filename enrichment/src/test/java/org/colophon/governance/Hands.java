package org.colophon.governance;

import java.time.Duration;
import java.time.Instant;
import org.colophon.governance.gate.MonotonicClock;

/// A clock whose hands can be moved apart from the time that goes by.
public final class Hands implements MonotonicClock {
  private Instant right;
  private Instant shown;
  private long elapsed = 17;

  public Hands() {
    this(Shelf.START);
  }

  public Hands(Instant start) {
    right = start;
    shown = start;
  }

  @Override
  public Instant instant() {
    return shown;
  }

  @Override
  public long elapsedNanos() {
    return elapsed;
  }

  /// The time that the clock would show if nobody had set it.
  public Instant right() {
    return right;
  }

  /// Time passes.
  public void pass(Duration time) {
    right = right.plus(time);
    shown = shown.plus(time);
    elapsed += time.toNanos();
  }

  /// Time passes that the clock does not show.
  public void pause(Duration time) {
    right = right.plus(time);
    elapsed += time.toNanos();
  }

  /// Somebody sets the clock.
  public void set(Duration by) {
    shown = shown.plus(by);
  }

  /// Sets the clock so that it is wrong by this much.
  public void setWrongBy(Duration fault) {
    shown = right.plus(fault);
  }
}
