package org.colophon.audience;

import java.time.Instant;

/// An interaction of a person with an item, contributor, series, topic or newsletter. Kept outside
/// the catalogue's log, so that a person can be deleted.
///
/// @param occurredAt by the clock here, never after it was received
public record Signal(PersonRef person, Type type, SignalTarget about, Instant occurredAt) {

  /// The type of an interaction.
  public enum Type {
    VIEW,
    FOLLOW,
    BOOKMARK,
    NEWSLETTER,
    PURCHASE,
    DISMISS
  }
}
