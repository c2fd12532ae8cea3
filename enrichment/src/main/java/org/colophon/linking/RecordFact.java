package org.colophon.linking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A fact of a record that applies to the items linked to it, with its state.
///
/// @param entity whose record says it
/// @param text the biography, the event with its place, or the award with its year
/// @param until when it ends or ended; null while no end is known
public record RecordFact(
    Kind kind, String entity, String text, State state, @Nullable Instant until) {

  /// The kind of a record's fact.
  public enum Kind {
    BIOGRAPHY,
    EVENT,
    AWARD
  }

  /// The state of a record's fact; only current and unchecked facts are told to readers.
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
