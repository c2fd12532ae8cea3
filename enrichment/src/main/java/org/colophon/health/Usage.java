package org.colophon.health;

import java.time.Instant;
import java.util.List;
import org.colophon.audience.Targeting;
import org.colophon.catalog.ItemId;
import org.jspecify.annotations.Nullable;

/// The usage of a record: every item that uses it, and every accepted targeting of those. When a
/// record becomes outdated its claim is no longer shown and the item stays; a person should check
/// the texts around it.
///
/// @param entity `contributor:ID`, `series:ID`, `event:ID` or `award:ID`
/// @param name in words
/// @param state what became of it
/// @param since when; null when nobody knows
public record Usage(
    String entity, String name, State state, @Nullable Instant since, List<Use> uses) {
  public Usage {
    uses = List.copyOf(uses);
  }

  /// The state of the record's claim.
  public enum State {
    /// It holds.
    CURRENT,
    /// An event that is over.
    ENDED,
    /// An event that does not take place.
    CANCELLED,
    /// A place in an award that a later result took over.
    OVERTAKEN,
    /// A biography that nobody looked at for three years, or ever.
    UNCHECKED
  }

  /// One item that uses it.
  public record Use(ItemId item, String title, List<Targeting> targetings) {
    public Use {
      targetings = List.copyOf(targetings);
    }
  }

  public boolean isStale() {
    return state != State.CURRENT;
  }
}
