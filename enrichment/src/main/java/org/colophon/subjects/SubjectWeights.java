package org.colophon.subjects;

/// The weights that combine words and vectors into the score of a subject.
///
/// Set by hand, looking at invented German and English blurbs and articles; a match score, not a
/// probability.
final class SubjectWeights {
  /// Below this nothing is proposed.
  static final double THRESHOLD = 0.45;

  private static final double INTERCEPT = -2.4;
  private static final double WORDS = 3.2;

  /// Words beyond this weight add little.
  private static final double ENOUGH_WORDS = 1.4;

  private static final double NEAR_ENGLISH = 0.9;

  /// English-only models tell German topics apart less well.
  private static final double NEAR_OTHER = 0.6;

  private SubjectWeights() {}

  /// @param words weight of the labels found
  /// @param near standard score of the nearness to label and note
  static double confidence(String language, double words, double near) {
    double saturated = 1 - Math.exp(-words / ENOUGH_WORDS);
    double clipped = Math.max(-1, Math.min(3, near));
    double nearWeight = language.equals("en") ? NEAR_ENGLISH : NEAR_OTHER;
    double logit = INTERCEPT + WORDS * saturated + nearWeight * clipped;
    return 1 / (1 + Math.exp(-logit));
  }
}
