package org.colophon.eval.metrics;

/// One candidate of a ranking.
///
/// @param relevance how right it is, 0 or more; binary measures take more than 0 as relevant
/// @param score what the system gave it; higher stands further up
public record Judged(double relevance, double score) {
  public Judged {
    if (!(relevance >= 0) || !Double.isFinite(score)) {
      throw new IllegalArgumentException(
          "relevance is 0 or more and a score is a number, got " + relevance + " and " + score);
    }
  }

  boolean relevant() {
    return relevance > 0;
  }
}
