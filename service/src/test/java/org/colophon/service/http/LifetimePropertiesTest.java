package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How long a cache that follows RFC 9111 keeps our answers, read from their headers alone.
class LifetimePropertiesTest {
  private static final long SEED = Long.getLong("colophon.seed", 20261122L);
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00.123456Z");

  /// What a shared cache makes of a header: seconds for which it may answer without asking.
  private static long freshFor(String header) {
    long seconds = 0;
    for (String directive : header.split(",", -1)) {
      String[] parts = directive.strip().split("=", 2);
      switch (parts[0]) {
        case "no-store", "no-cache" -> {
          return 0;
        }
        case "max-age", "s-maxage" -> seconds = Long.parseLong(parts[1]);
        case "stale-while-revalidate", "stale-if-error" ->
            throw new AssertionError("answers when it must not: " + header);
        default -> {}
      }
    }
    return seconds;
  }

  private static Instant bound(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> NOW.plusNanos(random.nextInt(3_000_000));
      case 1 -> NOW.minusSeconds(random.nextInt(100_000));
      case 2 -> NOW.plusMillis(random.nextInt(10_000));
      case 3 -> Instant.MAX;
      case 4 -> Instant.MIN;
      default -> NOW.plusSeconds(random.nextInt(10_000_000));
    };
  }

  /// Property 9.
  @Test
  void noCacheKeepsAnAnswerBeyondTheFirstEndOfWhatItShows() {
    Random random = new Random(SEED);
    for (int i = 0; i < 10_000; i++) {
      List<Instant> ends =
          Stream.generate(() -> bound(random)).limit(1 + random.nextInt(4)).toList();
      Instant first = ends.stream().min(Instant::compareTo).orElseThrow();
      Caching caching = Caching.until(first, NOW);
      for (String header : List.of(caching.header(), caching.cdnHeader())) {
        long seconds = freshFor(header);
        String label = "seed " + SEED + ", case " + i + ": " + header + " until " + first;
        assertTrue(seconds >= 0, label);
        // received later than written, kept for so long, and still within every end
        assertTrue(seconds == 0 || !NOW.plusSeconds(seconds).isAfter(first), label);
        assertTrue(header.equals("no-store") || header.contains("must-revalidate"), label);
        boolean lasts =
            first.isAfter(NOW.plusSeconds(2)) && first.isBefore(NOW.plus(Duration.ofDays(1)));
        assertFalse(lasts && seconds == 0, "kept for no time at all, " + label);
      }
    }
  }
}
