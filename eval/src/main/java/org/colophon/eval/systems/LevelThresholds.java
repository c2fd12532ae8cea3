package org.colophon.eval.systems;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.metrics.Hierarchy;

/// Top-down label thresholds: a label needs its level's threshold and, below the top, a chosen
/// parent, so that no child is chosen without one. At least one label of the top level is always
/// chosen. Without a hierarchy there is one level.
final class LevelThresholds {
  private final List<Double> thresholds;
  private final Hierarchy hierarchy;
  private final Map<String, Integer> levels;

  private LevelThresholds(
      List<Double> thresholds, Hierarchy hierarchy, Map<String, Integer> levels) {
    this.thresholds = List.copyOf(thresholds);
    this.hierarchy = hierarchy;
    this.levels = levels;
  }

  /// A held-out text: its labels and its scores.
  record Judged(Set<String> gold, SortedMap<String, Double> scores) {}

  /// The thresholds with the best micro-F1 of each level, one after the other, given what is chosen
  /// on the levels above.
  static LevelThresholds fit(List<Judged> texts, Hierarchy hierarchy) {
    Map<String, Integer> levels = new TreeMap<>();
    for (Judged text : texts) {
      text.scores().keySet().forEach(l -> levels.computeIfAbsent(l, hierarchy::level));
      text.gold().forEach(l -> levels.computeIfAbsent(l, hierarchy::level));
    }
    int deepest = levels.values().stream().mapToInt(level -> level).max().orElse(0);
    List<Double> thresholds = new ArrayList<>();
    for (int level = 0; level <= deepest; level++) {
      LevelThresholds above = new LevelThresholds(thresholds, hierarchy, levels);
      thresholds.add(above.next(texts, level));
    }
    return new LevelThresholds(thresholds, hierarchy, levels);
  }

  /// The labels of a text, in alphabetical order.
  List<String> choose(SortedMap<String, Double> scores) {
    Set<String> chosen = new HashSet<>();
    for (int level = 0; level < thresholds.size(); level++) {
      double threshold = thresholds.get(level);
      for (String label : open(scores, level, chosen)) {
        if (scores.getOrDefault(label, threshold - 1) >= threshold) {
          chosen.add(label);
        }
      }
      if (level == 0 && chosen.isEmpty()) {
        open(scores, 0, chosen).stream()
            .max(Comparator.comparingDouble(l -> scores.getOrDefault(l, 0.0)))
            .ifPresent(chosen::add);
      }
    }
    return chosen.stream().sorted().toList();
  }

  /// Labels of the level that may be chosen: those of the top, or with a chosen parent.
  private List<String> open(SortedMap<String, Double> scores, int level, Set<String> chosen) {
    List<String> open = new ArrayList<>();
    for (String label : scores.keySet()) {
      if (levels.getOrDefault(label, 0) == level
          && (level == 0
              || hierarchy.parents().getOrDefault(label, Set.of()).stream()
                  .anyMatch(chosen::contains))) {
        open.add(label);
      }
    }
    return open;
  }

  private double next(List<Judged> texts, int level) {
    List<Decision> decisions = new ArrayList<>();
    int gold = 0;
    for (Judged text : texts) {
      Set<String> above = Set.copyOf(choose(text.scores()));
      gold += (int) text.gold().stream().filter(l -> levels.getOrDefault(l, 0) == level).count();
      for (String label : open(text.scores(), level, above)) {
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
