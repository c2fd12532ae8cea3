package org.colophon.matching.lucene;

/// When a vector search compares every vector, and how far it looks beyond what was asked for.
/// Measured by `tools/measure vectors`.
///
/// @param exactUpTo where at most so many passages of one index segment, divided by the number of
///   vectors looked for, pass the filter, all of them are compared
/// @param overFetch passages collected per item asked for
/// @param fetchAtLeast passages collected at least from an index segment that holds all of them;
///   what is collected is ranked again by whole floats
/// @param graphAbove Lucene's threshold for tiny segments: one of `n` vectors gets a graph where
///   `n` is above `graphAbove · ln n`. A graph of a small one would be thrown away by the next
///   merge
record SearchSettings(int exactUpTo, int overFetch, int fetchAtLeast, int graphAbove) {
  static final SearchSettings USUAL = new SearchSettings(400_000, 4, 800, 4_500);
}
