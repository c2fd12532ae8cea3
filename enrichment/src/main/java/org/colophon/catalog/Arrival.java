package org.colophon.catalog;

import java.util.Set;
import java.util.function.Function;

/// A statement as it came in: the catalogue assigns the order key to whatever its source gives none
/// for.
///
/// @param unordered the entities of which something has no order key
/// @param submission makes the submission from the order key that is assigned
public record Arrival(
    SourceId source, Set<EntityRef> unordered, Function<OrderKey, Submission> submission) {
  public Arrival {
    unordered = Set.copyOf(unordered);
  }

  /// A statement all of whose parts have order keys.
  public static Arrival ordered(SourceId source, Submission submission) {
    return new Arrival(source, Set.of(), _ -> submission);
  }
}
