package org.colophon.service.api;

/// Scores as people read them.
public final class Scores {
  private Scores() {}

  /// A score with three decimals.
  public static double rounded(double score) {
    return Math.round(score * 1_000) / 1_000.0;
  }
}
