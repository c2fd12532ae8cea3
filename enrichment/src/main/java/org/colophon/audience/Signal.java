package org.colophon.audience;

import java.time.Instant;

/// Something a person did. Kept outside the catalogue's log, so that a person can be deleted.
///
/// @param occurredAt by the clock here, never after it was received
public record Signal(PersonRef person, Type type, SignalTarget about, Instant occurredAt) {

  /// What was done.
  public enum Type {
    VIEW,
    FOLLOW,
    BOOKMARK,
    NEWSLETTER,
    PURCHASE,
    DISMISS
  }
}
