package org.colophon.matching;

/// How the signs of a match are weighed.
///
/// @param version rises with every change
/// @param source where the numbers come from
/// @param standing of a similarity in a language that the model reads less well
/// @param standingEnglish the same in English, which every bundled model reads
record MatchWeights(
    String version,
    String source,
    double intercept,
    double standing,
    double standingEnglish,
    double margin,
    double subjects,
    double words) {
  static final double FITS_WELL = 0.75;
  static final double FITS = 0.5;
  static final double MIGHT_FIT = 0.3;

  /// Not one raw cosine among them: its level depends on model and language.
  static final MatchWeights CURRENT =
      new MatchWeights(
          "1",
          "logistic regression on the 62 examples and 46 counter-examples of the demo's segments,"
              + " each item left out of its own segment's definition; rounded by hand between the"
              + " fits with and without the publisher's own subjects",
          -3.3,
          0.4,
          0.8,
          0.4,
          3.6,
          3.3);

  /// A match score in (0, 1); not a probability.
  double score(MatchSigns signs, String language) {
    double logit =
        intercept
            + (language.equals("en") ? standingEnglish : standing) * signs.standing()
            + margin * signs.margin()
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
