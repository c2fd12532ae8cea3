package org.colophon.service.http;

import java.time.Duration;
import java.time.Instant;

/// The caching period of an answer. It never outlives what it shows: whole seconds, rounded down,
/// counted when the header is written.
///
/// @param seconds 0 or less: not at all
public record Caching(long seconds) {
  private static final long LONGEST = Duration.ofDays(1).toSeconds();

  /// Until `cacheUntil`, exclusive.
  ///
  /// @param now when the header is written
  public static Caching until(Instant cacheUntil, Instant now) {
    if (!cacheUntil.isAfter(now)) {
      return new Caching(0);
    }
    return new Caching(Math.min(LONGEST, Duration.between(now, cacheUntil).toSeconds()));
  }

  String header() {
    return seconds < 1 ? "no-store" : "public, max-age=" + seconds + ", must-revalidate";
  }

  String cdnHeader() {
    return seconds < 1 ? "no-store" : "max-age=" + seconds + ", must-revalidate";
  }
}
