package org.colophon.catalog.reference;

import java.time.Instant;
import org.colophon.catalog.AwardId;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.ItemId;
import org.jspecify.annotations.Nullable;

/// One entry of an award, for one item or for a person.
///
/// @param from when the jury published it
/// @param overtakenBy the later entry of the same award (a short list is overtaken by the winner);
///   null while it stands
/// @param item null when it honours a person alone
/// @param contributor the person whom it honours, whatever the work: everything by that person may
///   name it; null when it is the item's
public record Award(
    AwardId id,
    String name,
    String year,
    Achievement achievement,
    @Nullable ItemId item,
    Instant from,
    @Nullable AwardId overtakenBy,
    @Nullable ContributorId contributor) {
  public Award {
    if (item == null && contributor == null) {
      throw new IllegalArgumentException("the award '" + id + "' is for an item or a contributor");
    }
  }

  /// An entry for an item.
  public Award(
      AwardId id,
      String name,
      String year,
      Achievement achievement,
      ItemId item,
      Instant from,
      @Nullable AwardId overtakenBy) {
    this(id, name, year, achievement, item, from, overtakenBy, null);
  }

  /// The level of an award entry: long list, short list or win.
  public enum Achievement {
    LONGLIST,
    SHORTLIST,
    WINNER
  }
}
