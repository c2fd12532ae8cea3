package org.colophon.eval.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// A paired comparison of two runs over the same documents.
///
/// The test is approximate randomisation (E. Noreen, *Computer-Intensive Methods for Testing
/// Hypotheses*, 1989; A. Yeh, *More accurate tests for the statistical significance of result
/// differences*, 2000): if the two were equally good, swapping their outcomes document by document
/// would give a difference as large about as often. `p = (as large + 1) / (rounds + 1)`.
///
/// @param rounds of swaps, and of resamples for the interval
/// @param seed of both
public record PairedTest(int rounds, long seed) {
  /// Sum of the normal quantiles for a two-sided 5 % test with a power of 80 %.
  private static final double REACH = 1.959964 + 0.841621;

  /// The differences of all figures, corrected together.
  ///
  /// @param documents how many documents each run has
  /// @param both figures over the outcomes of both runs: those of the first run have the numbers
  ///   `0` to `documents - 1`, those of the second follow in the same order
  public Map<String, Difference> compare(int documents, Statistic both) {
    int[] first = IntStream.range(0, documents).toArray();
    int[] second = IntStream.range(documents, 2 * documents).toArray();
    Map<String, Double> observed = gains(both, first, second);
    Map<String, Integer> asLarge = swapped(documents, both, observed);
    Map<String, Interval> intervals =
        new Bootstrap(rounds, seed)
            .intervals(
                documents,
                selection ->
                    gains(
                        both,
                        selection,
                        IntStream.of(selection).map(i -> i + documents).toArray()));
    List<String> names = new ArrayList<>(observed.keySet());
    List<Double> ps = new ArrayList<>();
    names.forEach(n -> ps.add((asLarge.getOrDefault(n, 0) + 1.0) / (rounds + 1)));
    List<Double> adjusted = Holm.adjust(ps);
    Map<String, Difference> differences = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      Interval gain = intervals.getOrDefault(names.get(i), new Interval(0, 0, 0));
      double detectable = REACH * gain.standardError();
      differences.put(names.get(i), new Difference(gain, ps.get(i), adjusted.get(i), detectable));
    }
    return differences;
  }

  /// The smallest difference to another run that a set would show in four runs out of five, from
  /// one run's interval alone, as if the two runs erred independently (paired runs detect smaller
  /// ones).
  public static double detectable(Interval interval) {
    return REACH * Math.sqrt(2) * interval.standardError();
  }

  private Map<String, Integer> swapped(
      int documents, Statistic both, Map<String, Double> observed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Integer> asLarge = new TreeMap<>();
    int[] left = new int[documents];
    int[] right = new int[documents];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < documents; i++) {
        boolean swap = random.nextBoolean();
        left[i] = swap ? i + documents : i;
        right[i] = swap ? i : i + documents;
      }
      gains(both, left, right)
          .forEach((name, gain) -> {
            double size = Math.abs(observed.getOrDefault(name, 0.0));
            if (Math.abs(gain) >= size - 1e-12) {
              asLarge.merge(name, 1, Integer::sum);
            }
          });
    }
    return asLarge;
  }

  private static Map<String, Double> gains(Statistic both, int[] first, int[] second) {
    Map<String, Double> before = both.of(first);
    Map<String, Double> gains = new TreeMap<>();
    both.of(second)
        .forEach((name, value) -> gains.put(name, value - before.getOrDefault(name, 0.0)));
    return gains;
  }
}
