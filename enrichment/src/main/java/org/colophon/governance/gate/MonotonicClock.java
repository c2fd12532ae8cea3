package org.colophon.governance.gate;

import java.time.InstantSource;

/// A clock that also says how much time goes by, whatever it is set to. The gate compares the two,
/// and trusts no clock that was set far forward or back while it ran.
public interface MonotonicClock extends InstantSource {
  /// Nanoseconds since some fixed moment; never goes back.
  long elapsedNanos();

  /// The machine's own.
  static MonotonicClock system() {
    InstantSource wall = InstantSource.system();
    return new MonotonicClock() {
      @Override
      public java.time.Instant instant() {
        return wall.instant();
      }

      @Override
      public long elapsedNanos() {
        return System.nanoTime();
      }
    };
  }
}
