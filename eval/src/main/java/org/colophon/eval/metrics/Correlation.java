package org.colophon.eval.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The correlation of two series of numbers, position by position. A constant series orders
/// nothing: the correlation with it is 0, as for fewer than two pairs.
public final class Correlation {
  private Correlation() {}

  /// Pearson's product-moment correlation, in [-1, 1].
  public static double pearson(double[] first, double[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(first.length + " values against " + second.length);
    }
    double meanFirst = Arrays.stream(first).average().orElse(0);
    double meanSecond = Arrays.stream(second).average().orElse(0);
    double product = 0;
    double squaresFirst = 0;
    double squaresSecond = 0;
    for (int i = 0; i < first.length; i++) {
      double a = first[i] - meanFirst;
      double b = second[i] - meanSecond;
      product += a * b;
      squaresFirst += a * a;
      squaresSecond += b * b;
    }
    double scale = Math.sqrt(squaresFirst) * Math.sqrt(squaresSecond);
    return scale == 0 ? 0 : Math.clamp(product / scale, -1, 1);
  }

  /// Spearman's rank correlation: [#pearson] of the ranks, where tied values share the mean of
  /// their ranks (as SciPy's `spearmanr`).
  public static double spearman(double[] first, double[] second) {
    return pearson(ranks(first), ranks(second));
  }

  /// Ranks from 1, ties averaged, in the order of `values`.
  public static double[] ranks(double[] values) {
    Integer[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted((a, b) -> Double.compare(values[a], values[b]))
            .toArray(Integer[]::new);
    double[] ranks = new double[values.length];
    for (int start = 0; start < order.length; ) {
      int end = start;
      while (end < order.length && values[order[end]] == values[order[start]]) {
        end++;
      }
      for (int i = start; i < end; i++) {
        ranks[order[i]] = (start + 1 + end) / 2.0;
      }
      start = end;
    }
    return ranks;
  }
}
