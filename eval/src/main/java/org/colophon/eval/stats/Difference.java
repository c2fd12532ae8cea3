package org.colophon.eval.stats;

/// The gain of a second run over a first one on the same documents.
///
/// @param gain second minus first, with its paired bootstrap interval
/// @param p two-sided probability of such a gain by luck alone
/// @param adjustedP the same, corrected for the number of comparisons made together (Holm)
/// @param detectable the smallest true gain that this set would show in four runs out of five; a
///   difference below it is not decided here
public record Difference(Interval gain, double p, double adjustedP, double detectable) {
  /// Whether the gain or loss is more than luck at the 5 % level, after correction.
  public boolean significant() {
    return adjustedP < 0.05;
  }
}
