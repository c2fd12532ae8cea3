package org.colophon.recommend;

import java.time.Duration;
import java.time.Instant;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SignalTarget;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.IdGrammar;
import org.colophon.catalog.ItemId;
import org.jspecify.annotations.Nullable;

/// An editor's rule for readers' lists. It narrows and orders; the gate decides.
///
/// @param segment whose lists; null: all
/// @param owner the desk that answers for it
/// @param until it ends then, at most a year after it begins
public record ListRule(
    String id,
    Effect effect,
    @Nullable SegmentId segment,
    DeskId owner,
    String reason,
    Instant from,
    Instant until) {
  private static final Duration LONGEST = Duration.ofDays(366);

  public ListRule {
    IdGrammar.check("rule", id);
    if (!until.isAfter(from) || until.isAfter(from.plus(LONGEST))) {
      throw new IllegalArgumentException(
          "a rule ends after it begins and within a year, got " + from + " to " + until);
    }
  }

  /// The effect of a rule.
  public sealed interface Effect {
    /// A pin: the item comes first, where it is cleared; of several pins those with a smaller
    /// place.
    record Pin(ItemId item, int place) implements Effect {}

    /// A boost of everything about one subject, contributor, series or item.
    record Boost(SignalTarget about, double factor) implements Effect {
      public Boost {
        if (!(factor > 1 && factor <= 10)) {
          throw new IllegalArgumentException("a boost is above 1 and at most 10, got " + factor);
        }
      }
    }

    /// An exclusion of everything about one subject, contributor, series or item.
    record Exclude(SignalTarget about) implements Effect {}
  }

  /// Whether it holds for a segment's list at an instant.
  ///
  /// @param of null: a list for no segment
  public boolean holds(@Nullable SegmentId of, Instant at) {
    return (segment == null || segment.equals(of)) && !at.isBefore(from) && at.isBefore(until);
  }
}
