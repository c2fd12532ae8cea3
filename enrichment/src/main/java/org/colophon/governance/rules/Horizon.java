package org.colophon.governance.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableSet;
import org.colophon.governance.Clearance;
import org.jspecify.annotations.Nullable;

/// One instant to judge at, with the clock's uncertainty ε around it, and the later instants at
/// which a comparison made here would come out differently. Intervals are half-open; a permission
/// must hold over all of [at - ε, at + ε], a restriction counts when it touches any of it.
public final class Horizon {
  /// How wrong the machine's clock may be.
  public static final Duration EPSILON = Duration.ofSeconds(2);

  private final Instant at;
  private final NavigableSet<Instant> boundaries;

  public Horizon(Instant at, NavigableSet<Instant> boundaries) {
    this.at = at;
    this.boundaries = boundaries;
  }

  Instant at() {
    return at;
  }

  /// Whether something that begins at `start` has surely begun.
  boolean begun(Instant start) {
    return reached(shift(start, EPSILON));
  }

  /// Whether something that ends at `end` may have ended.
  boolean maybeEnded(Instant end) {
    return reached(shift(end, EPSILON.negated()));
  }

  /// Whether a restriction over `[from, until)` may apply; null means open on that side.
  public boolean mayApply(@Nullable Instant from, @Nullable Instant until) {
    boolean started = from == null || maybeEnded(from);
    boolean over = until != null && begun(until);
    return started && !over;
  }

  private boolean reached(Instant boundary) {
    if (boundary.isAfter(at)) {
      boundaries.add(boundary);
      return false;
    }
    return true;
  }

  private static Instant shift(Instant instant, Duration by) {
    boolean beyond =
        instant.isAfter(Clearance.NEVER) || instant.isBefore(Instant.MIN.plus(EPSILON));
    return beyond ? instant : instant.plus(by);
  }
}
