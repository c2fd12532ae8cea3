package org.colophon.eval.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// A percentile bootstrap over documents: it draws as many documents as there are, with
/// replacement, again and again, and takes the middle 95 % of the figures (B. Efron, R. Tibshirani,
/// *An Introduction to the Bootstrap*, 1993). The same seed gives the same interval.
///
/// @param resamples how often is drawn
/// @param seed of the draws
public record Bootstrap(int resamples, long seed) {
  public Bootstrap {
    if (resamples < 1) {
      throw new IllegalArgumentException("at least one resample, got " + resamples);
    }
  }

  /// Value and 95 % interval of every figure. Without documents every figure is its own interval.
  public Map<String, Interval> intervals(int documents, Statistic statistic) {
    Map<String, Double> measured = statistic.of(IntStream.range(0, documents).toArray());
    Map<String, List<Double>> drawn = new TreeMap<>();
    SplittableRandom random = new SplittableRandom(seed);
    int[] selection = new int[documents];
    for (int round = 0; round < resamples && documents > 0; round++) {
      for (int i = 0; i < documents; i++) {
        selection[i] = random.nextInt(documents);
      }
      statistic
          .of(selection)
          .forEach((name, value) -> drawn.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
    }
    Map<String, Interval> intervals = new TreeMap<>();
    measured.forEach(
        (name, value) -> intervals.put(name, interval(value, drawn.getOrDefault(name, List.of()))));
    return intervals;
  }

  private static Interval interval(double value, List<Double> drawn) {
    if (drawn.isEmpty()) {
      return new Interval(value, value, value);
    }
    double[] sorted = drawn.stream().mapToDouble(d -> d).toArray();
    Arrays.sort(sorted);
    return new Interval(value, quantile(sorted, 0.025), quantile(sorted, 0.975));
  }

  /// Linear between the two neighbours.
  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
