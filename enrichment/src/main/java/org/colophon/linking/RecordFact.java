package org.colophon.linking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that a record brings onto the items linked to it, and whether it may be said.
///
/// @param entity whose record says it
/// @param text the biography, the event with its place, or the award with its year
/// @param until when it ends or ended; null while no end is known
public record RecordFact(
    Kind kind, String entity, String text, State state, @Nullable Instant until) {

  /// What it is.
  public enum Kind {
    BIOGRAPHY,
    EVENT,
    AWARD
  }

  /// What became of it; only what is current or unchecked is said to readers.
  public enum State {
    CURRENT,
    /// A biography that nobody looked at for three years, or ever.
    UNCHECKED,
    /// A biography that holds no longer.
    SUPERSEDED,
    /// An event that is over.
    ENDED,
    /// An event that does not take place.
    CANCELLED,
    /// A place in an award that a later result took over.
    OVERTAKEN
  }
}
