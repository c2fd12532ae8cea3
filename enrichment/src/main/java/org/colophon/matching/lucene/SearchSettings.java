package org.colophon.matching.lucene;

/// When a vector search looks at every vector, and how far a graph search looks beyond what was
/// asked for.
///
/// @param exactUpTo where at most so many passages of one index segment pass the filter, all of
///   them are compared
/// @param overFetch passages that a graph search collects per item asked for
/// @param fetchAtLeast passages that a graph search collects at least
record SearchSettings(int exactUpTo, int overFetch, int fetchAtLeast) {
  /// A scan of 40,000 vectors of 384 dimensions takes a few milliseconds; a graph search with
  /// default settings missed a third of the true neighbours of weakly clustered vectors.
  static final SearchSettings USUAL = new SearchSettings(40_000, 40, 600);
}
