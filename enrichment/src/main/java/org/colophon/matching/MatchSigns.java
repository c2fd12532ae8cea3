package org.colophon.matching;

/// What speaks for and against a segment, each about 0 to 1.
///
/// @param similarity best cosine of a passage and a prototype
/// @param standing how far that is above the other segments', in deviations, -2 to 3
/// @param margin `similarity` less the best cosine with a negative prototype; 0 when there is none
/// @param subjects shared subjects, saturating
/// @param words shared words, saturating
record MatchSigns(
    double similarity, double standing, double margin, double subjects, double words) {}
