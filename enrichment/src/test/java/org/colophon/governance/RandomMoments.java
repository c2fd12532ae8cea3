package org.colophon.governance;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Random choices and instants around a now that goes on, from a narrow domain.
abstract class RandomMoments {
  final Random random;
  Instant now = Shelf.START;

  RandomMoments(Random random) {
    this.random = random;
  }

  /// When a source says that it saw something: mostly now, sometimes long ago or ahead.
  final Instant seen() {
    return switch (random.nextInt(10)) {
      case 0 -> now.plus(Duration.ofMinutes(random.nextInt(10)));
      case 1 -> now.plus(Duration.ofDays(400));
      case 2, 3 -> now.minus(Duration.ofHours(random.nextInt(100)));
      default -> now;
    };
  }

  /// An instant within seconds or days of now, often one that others have too.
  final Instant near() {
    Instant at =
        chance(2)
            ? now.plusSeconds(random.nextInt(-5, 6))
            : now.plus(Duration.ofDays(random.nextInt(-3, 4)));
    return chance(4) ? at.plus(random.nextInt(-1, 2), ChronoUnit.MICROS) : at;
  }

  final boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  final <T extends @Nullable Object> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
