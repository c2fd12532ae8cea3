package org.colophon.catalog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The stored form of instants: microseconds since 1970-01-01T00:00:00Z.
public final class Instants {
  private Instants() {}

  /// Cuts what is finer than a microsecond.
  ///
  /// @throws DateTimeException when the instant is too far away for a `long`
  public static long toMicros(Instant instant) {
    try {
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    } catch (ArithmeticException e) {
      throw new DateTimeException(instant + " is too far away to be stored in microseconds", e);
    }
  }

  public static Instant ofMicros(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  public static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
