package org.colophon.service.runs;

import org.jspecify.annotations.Nullable;

/// One difference between what is accepted and what a run made.
///
/// @param before the confidence that is accepted; null where there is no such line
/// @param after the new confidence; null where the run made no such line
public record ResultChange(
    What what, ResultLine line, @Nullable Double before, @Nullable Double after) {

  /// The kind of a difference.
  public enum What {
    ADDED,
    DROPPED,
    /// The same value is called otherwise.
    CHANGED,
    /// The same value, with another confidence.
    MOVED
  }
}
