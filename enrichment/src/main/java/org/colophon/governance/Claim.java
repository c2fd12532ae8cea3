package org.colophon.governance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something said of an item that is true for a time: a place on a list, an award, a reading.
///
/// @param name the list, the award with its year, or the event with its place
/// @param until from this instant on it may not be said; null while no end is known
public record Claim(Kind kind, String name, @Nullable Instant until) {
  /// What is claimed.
  public enum Kind {
    BESTSELLER,
    AWARD,
    EVENT
  }
}
