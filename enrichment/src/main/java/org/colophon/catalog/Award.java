package org.colophon.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One entry of an award for one item.
///
/// @param from when the jury published it
/// @param overtakenBy the later entry of the same award (a short list is overtaken by the winner);
///   null while it stands
public record Award(
    AwardId id,
    String name,
    String year,
    Achievement achievement,
    ItemId item,
    Instant from,
    @Nullable AwardId overtakenBy) {
  /// How far the item came.
  public enum Achievement {
    LONGLIST,
    SHORTLIST,
    WINNER
  }
}
