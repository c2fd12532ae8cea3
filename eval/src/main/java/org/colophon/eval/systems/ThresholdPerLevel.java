package org.colophon.eval.systems;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.colophon.models.linear.LabelHierarchy;
import org.colophon.models.linear.LevelThresholds;
import org.colophon.models.linear.LevelThresholds.Judged;

/// A fit of [LevelThresholds] with a threshold of its own for every level.
final class ThresholdPerLevel {
  private ThresholdPerLevel() {}

  /// The thresholds with the best micro-F1 of each level, one after the other, given what is chosen
  /// on the levels above.
  static LevelThresholds fit(List<Judged> texts, LabelHierarchy hierarchy) {
    Set<String> labels = new TreeSet<>();
    for (Judged text : texts) {
      labels.addAll(text.scores().keySet());
      labels.addAll(text.gold());
    }
    LevelThresholds levels = LevelThresholds.of(List.of(), hierarchy, labels);
    List<Double> thresholds = new ArrayList<>();
    for (int level = 0; level < levels.levels().size(); level++) {
      thresholds.add(next(texts, levels.upTo(level).with(thresholds), levels, level));
    }
    return levels.with(thresholds);
  }

  private static double next(
      List<Judged> texts, LevelThresholds above, LevelThresholds levels, int level) {
    Set<String> here = Set.copyOf(levels.levels().get(level));
    List<Decision> decisions = new ArrayList<>();
    int gold = 0;
    for (Judged text : texts) {
      gold += (int) text.gold().stream().filter(here::contains).count();
      for (String label : levels.open(level, above.choose(text.scores()), text.scores())) {
        double score = text.scores().getOrDefault(label, 0.0);
        decisions.add(new Decision(score, text.gold().contains(label)));
      }
    }
    return best(decisions, gold);
  }

  /// The threshold of the best micro-F1, between the last decision taken and the first not taken.
  private static double best(List<Decision> decisions, int gold) {
    List<Decision> sorted =
        decisions.stream().sorted(Comparator.comparingDouble(Decision::score).reversed()).toList();
    double bestF1 = -1;
    double threshold = 0;
    int right = 0;
    for (int i = 0; i + 1 < sorted.size(); i++) {
      right += sorted.get(i).right() ? 1 : 0;
      double f1 = 2.0 * right / (i + 1 + gold);
      if (f1 > bestF1 && sorted.get(i).score() > sorted.get(i + 1).score()) {
        bestF1 = f1;
        threshold = (sorted.get(i).score() + sorted.get(i + 1).score()) / 2;
      }
    }
    return threshold;
  }

  /// A score, and whether the label is right.
  private record Decision(double score, boolean right) {}
}
