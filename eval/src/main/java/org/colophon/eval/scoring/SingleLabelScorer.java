package org.colophon.eval.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.eval.stats.Statistic;

/// The scorer for single-label classification: `accuracy`, `macro_f1`, calibration, and for
/// languages `accuracy_xx` for each of them.
final class SingleLabelScorer implements Statistic {
  private final LabelDecisions decisions;
  private final List<ScoredExample.Labels> outcomes;
  private final boolean[] right;
  private final boolean perLabel;
  private final Certainty certainty;

  SingleLabelScorer(List<ScoredExample.Labels> outcomes, boolean perLabel) {
    this.outcomes = outcomes;
    this.perLabel = perLabel;
    this.decisions = new LabelDecisions(outcomes.stream().map(ScoredExample.Labels::sets).toList());
    this.certainty = Certainty.ofFirstLabels(outcomes);
    this.right = new boolean[outcomes.size()];
    for (int i = 0; i < right.length; i++) {
      right[i] = outcomes.get(i).gold().equals(outcomes.get(i).predicted());
    }
  }

  @Override
  public Map<String, Double> of(int[] documents) {
    Map<String, Double> figures = new TreeMap<>();
    figures.put("accuracy", mean(documents));
    figures.put("macro_f1", decisions.macro(documents).f1());
    certainty.addTo(figures, documents);
    if (perLabel) {
      Map<String, List<Integer>> byLabel = new TreeMap<>();
      for (int document : documents) {
        byLabel
            .computeIfAbsent(outcomes.get(document).gold().getFirst(), l -> new ArrayList<>())
            .add(document);
      }
      byLabel.forEach((label, some) ->
          figures.put("accuracy_" + label, mean(some.stream().mapToInt(i -> i).toArray())));
    }
    return figures;
  }

  private double mean(int[] documents) {
    return Arrays.stream(documents).map(i -> right[i] ? 1 : 0).average().orElse(0);
  }
}
