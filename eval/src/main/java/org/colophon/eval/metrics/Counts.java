package org.colophon.eval.metrics;

/// The numbers of correct, wrong and missed decisions, for one label, one document or all together.
///
/// Corner cases, as in scikit-learn with `zero_division=0`: precision where nothing was predicted
/// is 0, recall where nothing was to be found is 0, F1 where both are empty is 0. Who wants
/// "nothing asked, nothing said" to count as right uses [#isEmpty()] (see
/// [MultiLabel#sampleAverage]).
///
/// @param hits predicted and in the gold (true positives)
/// @param extra predicted, not in the gold (false positives)
/// @param missed in the gold, not predicted (false negatives)
public record Counts(int hits, int extra, int missed) {
  public static final Counts NONE = new Counts(0, 0, 0);

  public Counts {
    if (hits < 0 || extra < 0 || missed < 0) {
      throw new IllegalArgumentException(
          "counts are not negative, got " + hits + ", " + extra + ", " + missed);
    }
  }

  /// `hits / (hits + extra)`.
  public double precision() {
    return ratio(hits, hits + extra);
  }

  /// `hits / (hits + missed)`.
  public double recall() {
    return ratio(hits, hits + missed);
  }

  /// Harmonic mean of precision and recall, `2 hits / (2 hits + extra + missed)`.
  public double f1() {
    return ratio(2 * hits, 2 * hits + extra + missed);
  }

  public Counts plus(Counts other) {
    return new Counts(hits + other.hits, extra + other.extra, missed + other.missed);
  }

  /// Whether nothing was in the gold and nothing was predicted.
  public boolean isEmpty() {
    return hits + extra + missed == 0;
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
