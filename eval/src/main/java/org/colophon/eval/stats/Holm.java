package org.colophon.eval.stats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A correction for multiple comparisons (S. Holm, *A simple sequentially rejective multiple test
/// procedure*, 1979): it keeps the probability of even one false positive at the requested level.
public final class Holm {
  private Holm() {}

  /// Adjusted p-values in the order of the given ones: the smallest times their number, the next
  /// times one less, and so on, never falling and never above 1.
  public static List<Double> adjust(List<Double> ps) {
    List<Integer> order =
        IntStream.range(0, ps.size()).boxed().sorted(Comparator.comparing(ps::get)).toList();
    List<Double> adjusted = new ArrayList<>(Collections.nCopies(ps.size(), 0.0));
    double highest = 0;
    for (int i = 0; i < order.size(); i++) {
      highest = Math.max(highest, Math.min(1, ps.get(order.get(i)) * (ps.size() - i)));
      adjusted.set(order.get(i), highest);
    }
    return adjusted;
  }
}
