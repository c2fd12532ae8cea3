package org.colophon.governance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A statement about an item that is true for a time: a place on a list, an award, a reading.
///
/// @param name the list, the award with its year, the event with its place, or the person
/// @param text the biography; null for other claims
/// @param until from this instant on it may not be said; null while no end is known
public record Claim(Kind kind, String name, @Nullable String text, @Nullable Instant until) {

  /// A claim that its name says all of.
  public Claim(Kind kind, String name, @Nullable Instant until) {
    this(kind, name, null, until);
  }

  /// The kind of a claim.
  public enum Kind {
    BESTSELLER,
    AWARD,
    EVENT,
    /// Who made the item, in the words of the contributor's record.
    BIOGRAPHY
  }
}
