package org.colophon.service.jobs;

import org.jspecify.annotations.Nullable;

/// What somebody asks for.
///
/// @param dry compare only: results are thrown away, nothing can be applied
/// @param again also items that were made of the same text in the same way
/// @param evaluation folder of evaluation runs that must hold the release floors; null: none is
///   asked for
/// @param by who asks
public record Order(
    Kind kind,
    Selection selection,
    Limits limits,
    boolean dry,
    boolean again,
    @Nullable String evaluation,
    String by) {
  /// The same order of another kind.
  public Order of(Kind other) {
    return new Order(other, selection, limits, dry, again, evaluation, by);
  }

  /// An order without anything out of the ordinary.
  public static Order of(Kind kind, Selection selection, String by) {
    return new Order(kind, selection, Limits.usual(), false, false, null, by);
  }
}
