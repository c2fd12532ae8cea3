package org.colophon.models.linear;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Precision and recall by threshold, measured on training texts that were each held out. Of the
/// chosen labels only the most specific ones count: a label above another chosen one is not
/// counted.
///
/// @param points by rising threshold
public record HeldOutCurve(List<Point> points) {
  private static final int STEPS = 100;

  public HeldOutCurve {
    points = List.copyOf(points);
  }

  /// The precision and recall at one threshold.
  ///
  /// @param least the least probability that is proposed
  /// @param precision share of right ones among the proposed; 1 when nothing is proposed
  /// @param found share of the given labels, those above others left out, that is proposed
  /// @param proposed how many were proposed on all texts
  public record Point(double least, double precision, double found, int proposed) {}

  /// The lowest threshold from which on at least this share of proposals is right, with at least
  /// one of them; empty where none promises that.
  public Optional<Point> promising(double precision) {
    Optional<Point> best = Optional.empty();
    for (int i = points.size() - 1; i >= 0; i--) {
      Point point = points.get(i);
      if (point.proposed > 0 && point.precision < precision) {
        return best;
      }
      best = point.proposed > 0 ? Optional.of(point) : best;
    }
    return best;
  }

  /// The point of a threshold, or of the next higher one; empty where there is none.
  public Optional<Point> at(double least) {
    return points.stream().filter(point -> point.least >= least - 1e-9).findFirst();
  }

  static HeldOutCurve of(List<LevelThresholds.Judged> texts, LevelThresholds thresholds) {
    List<List<String>> chosen =
        texts.stream()
            .map(text -> lowest(thresholds.choose(text.scores()), thresholds.hierarchy()))
            .toList();
    int given =
        texts.stream()
            .mapToInt(text -> lowest(List.copyOf(text.gold()), thresholds.hierarchy()).size())
            .sum();
    List<Point> points = new ArrayList<>();
    for (int step = 1; step < STEPS; step++) {
      points.add(point((double) step / STEPS, texts, chosen, given));
    }
    return new HeldOutCurve(points);
  }

  private static Point point(
      double least, List<LevelThresholds.Judged> texts, List<List<String>> chosen, int given) {
    int proposed = 0;
    int right = 0;
    for (int i = 0; i < texts.size(); i++) {
      LevelThresholds.Judged text = texts.get(i);
      for (String label : chosen.get(i)) {
        if (text.scores().getOrDefault(label, 0.0) >= least) {
          proposed++;
          right += text.gold().contains(label) ? 1 : 0;
        }
      }
    }
    return new Point(
        least,
        proposed == 0 ? 1 : right / (double) proposed,
        given == 0 ? 0 : right / (double) given,
        proposed);
  }

  /// The labels that stand above no other.
  private static List<String> lowest(List<String> labels, LabelHierarchy hierarchy) {
    Set<String> parents = new HashSet<>();
    labels.forEach(label -> parents.addAll(hierarchy.parentsOf(label)));
    Set<String> above = hierarchy.withAncestors(parents);
    return labels.stream().filter(label -> !above.contains(label)).toList();
  }
}
