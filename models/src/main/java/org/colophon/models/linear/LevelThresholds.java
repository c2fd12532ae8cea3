package org.colophon.models.linear;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/// Top-down label thresholds: a label needs its level's threshold and, below the top, a chosen
/// parent, so that no child is chosen without one. At least one label of the top level is always
/// chosen. Without a hierarchy there is one level.
///
/// @param thresholds by level, the top first; the last one also applies to all levels below it
/// @param levels the labels of each level, the top first, each in alphabetical order
public record LevelThresholds(
    List<Double> thresholds, LabelHierarchy hierarchy, List<List<String>> levels) {
  private static final int STEPS = 100;

  public LevelThresholds {
    thresholds = List.copyOf(thresholds);
    levels = levels.stream().map(List::copyOf).toList();
  }

  /// Thresholds over the levels that the hierarchy gives these labels.
  public static LevelThresholds of(
      List<Double> thresholds, LabelHierarchy hierarchy, Collection<String> labels) {
    List<List<String>> levels = new ArrayList<>();
    for (String label : new TreeSet<>(labels)) {
      int level = hierarchy.level(label);
      while (levels.size() <= level) {
        levels.add(new ArrayList<>());
      }
      levels.get(level).add(label);
    }
    return new LevelThresholds(thresholds, hierarchy, levels);
  }

  /// A held-out text: its labels and its scores by label. A label without a score is never chosen.
  public record Judged(Set<String> gold, Map<String, Double> scores) {
    public Judged {
      gold = Set.copyOf(gold);
      scores = Map.copyOf(scores);
    }

    Judged only(Set<String> labels) {
      return new Judged(gold.stream().filter(labels::contains).collect(Collectors.toSet()), scores);
    }
  }

  /// One threshold for the top and one for all levels below. The first one has the best micro-F1 at
  /// the top, the second one then has the best micro-F1 over all labels together.
  static LevelThresholds fit(
      List<Judged> texts, LabelHierarchy hierarchy, Collection<String> labels) {
    LevelThresholds whole = of(List.of(1.0), hierarchy, labels);
    Set<String> first = Set.copyOf(whole.levels.getFirst());
    List<Judged> onTop = texts.stream().map(text -> text.only(first)).toList();
    LevelThresholds flat = whole.upTo(1);
    double top = best(onTop, t -> flat.with(List.of(t))).thresholds.getFirst();
    return best(texts, t -> whole.with(List.of(top, t)));
  }

  /// The same levels with other thresholds.
  public LevelThresholds with(List<Double> others) {
    return new LevelThresholds(others, hierarchy, levels);
  }

  /// The first levels alone, from the top.
  public LevelThresholds upTo(int count) {
    return new LevelThresholds(
        thresholds, hierarchy, levels.subList(0, Math.min(count, levels.size())));
  }

  /// Of the thresholds with the best micro-F1 those in the middle.
  private static LevelThresholds best(List<Judged> texts, DoubleFunction<LevelThresholds> choices) {
    List<LevelThresholds> best = new ArrayList<>();
    double bestF1 = -1;
    for (int step = 1; step < STEPS; step++) {
      LevelThresholds next = choices.apply((double) step / STEPS);
      double reached = next.microF1(texts);
      if (reached > bestF1) {
        bestF1 = reached;
        best.clear();
      }
      if (reached == bestF1) {
        best.add(next);
      }
    }
    return best.get(best.size() / 2);
  }

  /// The labels of a text, level by level, in alphabetical order within each.
  public List<String> choose(Map<String, Double> scores) {
    List<String> chosen = new ArrayList<>();
    for (int level = 0; level < levels.size(); level++) {
      int place = chosen.isEmpty() ? 0 : Math.min(level, thresholds.size() - 1);
      double threshold = thresholds.get(place);
      List<String> open = open(level, chosen, scores);
      List<String> here =
          open.stream().filter(l -> scores.getOrDefault(l, 0.0) >= threshold).toList();
      if (chosen.isEmpty() && here.isEmpty()) {
        here =
            open.stream().max(Comparator.comparingDouble(l -> scores.getOrDefault(l, 0.0))).stream()
                .toList();
      }
      chosen.addAll(here);
    }
    return chosen;
  }

  /// The scored labels of a level that may be chosen: those with a chosen parent, or all where
  /// nothing was chosen above.
  public List<String> open(int level, Collection<String> chosen, Map<String, Double> scores) {
    Set<String> above = new HashSet<>(chosen);
    return levels.get(level).stream()
        .filter(scores::containsKey)
        .filter(l -> above.isEmpty() || hierarchy.parentsOf(l).stream().anyMatch(above::contains))
        .toList();
  }

  /// Micro-F1 over all labels of the texts.
  double microF1(List<Judged> texts) {
    double right = 0;
    double all = 1e-9;
    for (Judged text : texts) {
      List<String> chosen = choose(text.scores);
      right += chosen.stream().filter(text.gold::contains).count();
      all += chosen.size() + text.gold.size();
    }
    return 2 * right / all;
  }
}
