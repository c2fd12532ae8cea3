package org.colophon.models.linear;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/// Chooses labels from their probabilities, level by level from the top: a label needs the
/// threshold and, below the top, a chosen parent, so that no child is chosen without one. At least
/// one label of the top level is always chosen.
///
/// @param top threshold of the labels at the top
/// @param below threshold of all others
/// @param f1 micro-F1 over all labels that these thresholds reached on texts held out
/// @param levels the labels of each level, the top first
record LabelChoice(double top, double below, double f1, LabelTree tree, List<List<String>> levels) {
  private static final int STEPS = 100;

  LabelChoice {
    levels = levels.stream().map(List::copyOf).toList();
  }

  static LabelChoice of(double top, double below, double f1, LabelTree tree, List<String> labels) {
    List<List<String>> levels = new ArrayList<>();
    for (String label : labels) {
      int level = tree.level(label);
      while (levels.size() <= level) {
        levels.add(new ArrayList<>());
      }
      levels.get(level).add(label);
    }
    return new LabelChoice(top, below, f1, tree, levels);
  }

  /// A text that was not learned from: its labels and its probabilities.
  record Judged(Set<String> gold, Map<String, Double> probabilities) {
    Judged only(Set<String> labels) {
      return new Judged(
          gold.stream().filter(labels::contains).collect(Collectors.toSet()), probabilities);
    }
  }

  /// The threshold with the best micro-F1 at the top, and then the one with the best micro-F1 of
  /// all labels together for the rest.
  static LabelChoice fit(List<Judged> texts, LabelTree tree, List<String> labels) {
    LabelChoice none = of(1, 1, 0, tree, labels);
    Set<String> first = Set.copyOf(none.levels.getFirst());
    List<Judged> onTop = texts.stream().map(text -> text.only(first)).toList();
    LabelChoice flat = new LabelChoice(1, 1, 0, tree, none.levels.subList(0, 1));
    double top = best(onTop, t -> flat.with(t, 1)).top;
    LabelChoice best = best(texts, t -> none.with(top, t));
    return new LabelChoice(top, best.below, best.microF1(texts), tree, none.levels);
  }

  private LabelChoice with(double onTop, double others) {
    return new LabelChoice(onTop, others, 0, tree, levels);
  }

  /// Of the choices with the best micro-F1 the one in the middle.
  private static LabelChoice best(List<Judged> texts, DoubleFunction<LabelChoice> choices) {
    List<LabelChoice> best = new ArrayList<>();
    double bestF1 = -1;
    for (int step = 1; step < STEPS; step++) {
      LabelChoice next = choices.apply((double) step / STEPS);
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
  List<String> choose(Map<String, Double> probabilities) {
    List<String> chosen = new ArrayList<>();
    Set<String> above = new HashSet<>();
    for (List<String> level : levels) {
      boolean first = chosen.isEmpty();
      List<String> here =
          level.stream()
              .filter(l -> first || tree.above(l).stream().anyMatch(above::contains))
              .filter(l -> probabilities.getOrDefault(l, 0.0) >= (first ? top : below))
              .toList();
      if (first && here.isEmpty()) {
        here =
            level.stream()
                .max(Comparator.comparingDouble(l -> probabilities.getOrDefault(l, 0.0)))
                .stream()
                .toList();
      }
      chosen.addAll(here);
      above.addAll(here);
    }
    return chosen;
  }

  private double microF1(List<Judged> texts) {
    double right = 0;
    double all = 1e-9;
    for (Judged text : texts) {
      List<String> chosen = choose(text.probabilities);
      right += chosen.stream().filter(text.gold::contains).count();
      all += chosen.size() + text.gold.size();
    }
    return 2 * right / all;
  }
}
