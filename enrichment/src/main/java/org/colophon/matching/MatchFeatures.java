package org.colophon.matching;

/// The features of a match between an item and a segment.
///
/// @param vectors how alike the vectors are, in about [-1, 1], see [SegmentComparison]
/// @param words shared letter runs of content words, in [0, 1]
/// @param subjects shared subjects that people stated, saturating, in [0, 1)
/// @param competition how strongly the three best other segments fit, at least 0
record MatchFeatures(double vectors, double words, double subjects, double competition) {}
