package org.colophon.service.runs;

/// The number of items of a run by their state.
///
/// @param pending to be worked on
/// @param made with results that differ from what is accepted
/// @param unchanged with results that say the same
/// @param outdated results of items that changed since they were made, never applied
/// @param setAside given up after several tries
/// @param applied of those made or unchanged
public record RunCounts(
    long pending, long made, long unchanged, long outdated, long setAside, long applied) {
  /// How many are through.
  public long finished() {
    return made + unchanged + setAside;
  }

  /// How many there are, replaced texts not counted.
  public long all() {
    return finished() + pending;
  }
}
