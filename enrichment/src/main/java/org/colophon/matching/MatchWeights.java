package org.colophon.matching;

/// How the signs of a match are weighed, and where its words begin.
///
/// @param version rises with every change
/// @param source where the numbers come from
record MatchWeights(
    String version,
    String source,
    double intercept,
    double similarity,
    double standing,
    double against,
    double subjects,
    double words) {
  static final double FITS_WELL = 0.75;
  static final double FITS = 0.55;
  static final double MIGHT_FIT = 0.4;

  static final MatchWeights CURRENT = new MatchWeights("1", "set by hand", -4, 3, 0.5, 0, 2, 2.5);

  /// A match score in (0, 1); not a probability.
  double score(MatchSigns signs) {
    double logit =
        intercept
            + similarity * signs.similarity()
            + standing * signs.standing()
            + against * signs.margin()
            + subjects * signs.subjects()
            + words * signs.words();
    return 1 / (1 + Math.exp(-logit));
  }

  /// The key of a score's words.
  static String inWords(double score) {
    if (score >= FITS_WELL) {
      return "fits_well";
    }
    if (score >= FITS) {
      return "fits";
    }
    return score >= MIGHT_FIT ? "might_fit" : "does_not_fit";
  }
}
