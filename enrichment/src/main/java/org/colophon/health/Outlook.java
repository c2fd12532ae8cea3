package org.colophon.health;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.Item;
import org.colophon.feed.ChangeFeed.EligibilityChange;
import org.colophon.governance.ReasonCode;
import org.jspecify.annotations.Nullable;

/// The changes of a catalogue's verdicts in the days before and after an instant. What comes after
/// it comes by the clock alone, if nothing new arrives.
///
/// @param items those that are not deleted
/// @param passing those that pass at the instant
/// @param past what the change feed told, in order
/// @param ahead what expires or becomes free, in order
public record Outlook(
    Instant at, int items, int passing, List<EligibilityChange> past, List<Turn> ahead) {
  public Outlook {
    past = List.copyOf(past);
    ahead = List.copyOf(ahead);
  }

  /// A change of the verdict on an item.
  ///
  /// @param reason what blocks it after the change, or blocked it before; null where nothing is
  ///   named
  public record Turn(Instant at, Item item, boolean passes, @Nullable ReasonCode reason) {}
}
