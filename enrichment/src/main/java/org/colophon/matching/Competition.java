package org.colophon.matching;

import java.util.Arrays;

/// The competition among the segments that a text may be for: how strongly the best others fit. A
/// segment without a competitor that fits keeps its strength. Immutable.
final class Competition {
  private static final int MOST = 3;

  /// The strongest, weakest first, one more than count.
  private final double[] strongest;

  /// @param strengths of all segments, each above 0
  Competition(double[] strengths) {
    double[] sorted = strengths.clone();
    Arrays.sort(sorted);
    this.strongest =
        Arrays.copyOfRange(sorted, Math.max(0, sorted.length - MOST - 1), sorted.length);
  }

  /// The logarithm of one plus the strengths of the three strongest others.
  double against(double own) {
    double sum = Arrays.stream(strongest).sum();
    boolean among = strongest.length > 0 && own >= strongest[0];
    double left = among ? own : strongest.length > MOST ? strongest[0] : 0;
    return Math.log1p(Math.max(0, sum - left));
  }
}
