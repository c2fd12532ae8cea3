package org.colophon.linking;

import java.util.List;

/// A name that several records of one kind share: a duplicate record, or a name that only the
/// context of a text can resolve. Only contributors, series and imprints are reported, because
/// awards and events recur under their names, and works of one title are common.
///
/// @param name as the first of them is recorded
/// @param bearers by entity; two at least
public record AmbiguousName(String name, List<Bearer> bearers) {
  public AmbiguousName {
    bearers = List.copyOf(bearers);
  }

  /// One of the records.
  ///
  /// @param works how many items credit it, thirty at most; of a series or imprint 0
  public record Bearer(String entity, int works) {}
}
