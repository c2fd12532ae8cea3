package org.colophon.models.linear;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// An isotonic calibration from scores to probabilities: a monotone function fitted by pooling
/// adjacent violators (M. Ayer et al., *An empirical distribution function for sampling with
/// incomplete information*, 1955). Between the middles of two groups it is linear, so that a higher
/// score always gives a higher probability.
///
/// @param scores the mean score of each group, ascending
/// @param shares the share of right ones in each group, ascending
public record Isotonic(List<Double> scores, List<Double> shares) {
  private static final double LEAD = 1e-6;

  public Isotonic {
    scores = List.copyOf(scores);
    shares = List.copyOf(shares);
  }

  /// An example's score and whether it was correct.
  public record Point(double score, boolean right) {}

  /// Fits on held-out examples.
  ///
  /// @param groupSize how many neighbours are counted together at least; few give little certainty
  public static Isotonic fit(List<Point> points, int groupSize) {
    if (points.isEmpty() || groupSize < 1) {
      throw new IllegalArgumentException("nothing to fit on, or groups of " + groupSize);
    }
    List<Point> sorted =
        points.stream().sorted(Comparator.comparingDouble(Point::score).reversed()).toList();
    List<Group> pooled = new ArrayList<>(); // the highest scores first
    for (int from = 0; from < sorted.size(); from += groupSize) {
      Group next = Group.of(sorted.subList(from, Math.min(from + groupSize, sorted.size())));
      while (!pooled.isEmpty() && pooled.getLast().share() <= next.share()) {
        next = pooled.removeLast().plus(next);
      }
      pooled.add(next);
    }
    List<Group> rising = pooled.reversed();
    return new Isotonic(
        rising.stream().map(g -> g.scores / g.size).toList(),
        rising.stream().map(Group::share).toList());
  }

  /// The probability that something with this score is right.
  public double probability(double score) {
    int above = 0;
    while (above < scores.size() && scores.get(above) < score) {
      above++;
    }
    double share;
    if (above == 0) {
      share = shares.getFirst();
    } else if (above == scores.size()) {
      share = shares.getLast();
    } else {
      double low = scores.get(above - 1);
      double part = (score - low) / (scores.get(above) - low);
      share = shares.get(above - 1) + part * (shares.get(above) - shares.get(above - 1));
    }
    return Math.clamp(share + LEAD * (2 / (1 + Math.exp(-score)) - 1), 0, 1);
  }

  /// A pooled group of neighbouring examples.
  private record Group(double scores, int right, int size) {
    static Group of(List<Point> points) {
      return new Group(
          points.stream().mapToDouble(Point::score).sum(),
          (int) points.stream().filter(Point::right).count(),
          points.size());
    }

    Group plus(Group other) {
      return new Group(scores + other.scores, right + other.right, size + other.size);
    }

    double share() {
      return (double) right / size;
    }
  }
}
