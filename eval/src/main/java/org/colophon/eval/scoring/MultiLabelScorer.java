package org.colophon.eval.scoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.colophon.eval.metrics.Averages;
import org.colophon.eval.metrics.Counts;
import org.colophon.eval.metrics.Judged;
import org.colophon.eval.metrics.LabelSets;
import org.colophon.eval.metrics.MultiLabel;
import org.colophon.eval.metrics.Ranking;
import org.colophon.eval.stats.Statistic;
import org.colophon.models.linear.LabelHierarchy;

/// The scorer for multi-label classification: `micro_f1`, `micro_precision`, `micro_recall`, the
/// same for `macro` and `sample` (means over labels and over documents), `coverage`, `ndcg_at_10`,
/// `precision_at_1`, `precision_at_5`, `recall_at_5`, calibration. With a hierarchy it adds
/// `micro_f1_a` (labels without parents only), `micro_f1_b` (all labels) and `hierarchical_f1`,
/// `hierarchical_precision`, `hierarchical_recall`.
final class MultiLabelScorer implements Statistic {
  private final LabelDecisions all;
  private final LabelDecisions top;
  private final LabelDecisions extended;
  private final boolean hierarchical;
  private final PerDocument ranked;
  private final Certainty certainty;

  MultiLabelScorer(List<ScoredExample.Labels> outcomes, LabelHierarchy hierarchy) {
    List<LabelSets> sets = outcomes.stream().map(ScoredExample.Labels::sets).toList();
    hierarchical = !hierarchy.parents().isEmpty();
    Set<String> roots = new HashSet<>();
    for (LabelSets one : sets) {
      roots.addAll(one.gold());
      roots.addAll(one.predicted());
    }
    roots.removeIf(label -> hierarchy.parents().containsKey(label));
    all = new LabelDecisions(sets);
    top = new LabelDecisions(sets.stream().map(one -> one.only(roots)).toList());
    extended =
        new LabelDecisions(sets.stream().map(s -> s.extended(hierarchy::withAncestors)).toList());
    ranked =
        new PerDocument()
            .with("ndcg_at_10", outcomes, o -> Ranking.ndcgAt(10, judged(o)))
            .with("precision_at_1", outcomes, o -> precision(1, o))
            .with("precision_at_5", outcomes, o -> precision(5, o))
            .with(
                "recall_at_5",
                outcomes,
                o -> OptionalDouble.of(MultiLabel.recallAt(5, o.sets().gold(), o.ranked())));
    certainty = Certainty.ofFirstLabels(outcomes);
  }

  private static OptionalDouble precision(int k, ScoredExample.Labels o) {
    return OptionalDouble.of(MultiLabel.precisionAt(k, o.sets().gold(), o.ranked()));
  }

  /// Scored labels, and gold labels that have no score, below all others.
  private static List<Judged> judged(ScoredExample.Labels outcome) {
    List<Judged> judged = new ArrayList<>();
    double lowest = outcome.scores().values().stream().mapToDouble(d -> d).min().orElse(0) - 1;
    outcome.scores().forEach((label, score) -> judged.add(new Judged(gold(outcome, label), score)));
    outcome.gold().stream()
        .filter(label -> !outcome.scores().containsKey(label))
        .forEach(label -> judged.add(new Judged(1, lowest)));
    for (int i = 0; i < 10; i++) {
      judged.add(new Judged(0, lowest)); // the many labels that have no score either
    }
    return judged;
  }

  private static double gold(ScoredExample.Labels outcome, String label) {
    return outcome.gold().contains(label) ? 1 : 0;
  }

  @Override
  public Map<String, Double> of(int[] documents) {
    Counts micro = all.micro(documents);
    Map<String, Double> figures = new TreeMap<>(ranked.of(documents));
    figures.put("micro_f1", micro.f1());
    figures.put("micro_precision", micro.precision());
    figures.put("micro_recall", micro.recall());
    Averages macro = all.macro(documents);
    figures.put("macro_f1", macro.f1());
    figures.put("macro_precision", macro.precision());
    figures.put("macro_recall", macro.recall());
    Averages sample = all.sample(documents);
    figures.put("sample_f1", sample.f1());
    figures.put("sample_precision", sample.precision());
    figures.put("sample_recall", sample.recall());
    figures.put("coverage", all.coverage(documents));
    if (hierarchical) {
      figures.put("micro_f1_a", top.micro(documents).f1());
      figures.put("micro_f1_b", micro.f1());
      Counts whole = extended.micro(documents);
      figures.put("hierarchical_f1", whole.f1());
      figures.put("hierarchical_precision", whole.precision());
      figures.put("hierarchical_recall", whole.recall());
    }
    certainty.addTo(figures, documents);
    return figures;
  }
}
