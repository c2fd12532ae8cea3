package org.colophon.service.runs;

import org.jspecify.annotations.Nullable;

/// An order of a run.
///
/// @param dry compare only: results are thrown away, nothing can be applied
/// @param again also items that were made of the same text in the same way
/// @param evaluation folder of evaluation runs that must hold the release floors; null: none is
///   asked for
/// @param by who asks
public record RunOrder(
    RunKind kind,
    RunSelection selection,
    RunLimits limits,
    boolean dry,
    boolean again,
    @Nullable String evaluation,
    String by) {
  /// The same order of another kind.
  public RunOrder of(RunKind other) {
    return new RunOrder(other, selection, limits, dry, again, evaluation, by);
  }

  /// An order without anything out of the ordinary.
  public static RunOrder of(RunKind kind, RunSelection selection, String by) {
    return new RunOrder(kind, selection, RunLimits.usual(), false, false, null, by);
  }
}
