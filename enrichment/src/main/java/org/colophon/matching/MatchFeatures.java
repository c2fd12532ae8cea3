package org.colophon.matching;

/// The features of a match between an item and a segment.
///
/// @param standardScore how far the best cosine of a passage and a prototype is above that of the
///   other segments that may be suggested, in deviations, -2 to 3; 0 when they are too few to say
/// @param margin that cosine less the best one with a negative prototype; 0 when there is none
/// @param subjects shared subjects, saturating, in [0, 1)
/// @param words shared words, saturating, in [0, 1)
record MatchFeatures(double standardScore, double margin, double subjects, double words) {}
