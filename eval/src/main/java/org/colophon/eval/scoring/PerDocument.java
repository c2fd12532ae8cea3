package org.colophon.eval.scoring;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import org.colophon.eval.metrics.Counts;
import org.colophon.eval.metrics.Judged;
import org.colophon.eval.metrics.Keyphrases;
import org.colophon.eval.metrics.Ranking;
import org.colophon.eval.stats.Statistic;

/// The figures that are means of a value per document; documents without a value are left out.
final class PerDocument implements Statistic {
  private static final double NO_VALUE = Double.NaN;

  private final Map<String, double[]> values = new TreeMap<>();

  /// `auc`, `mrr`, `map`, `ndcg_at_5`, `ndcg_at_10`, `recall_at_5`, `recall_at_10`.
  static PerDocument rankings(List<ScoredExample.Ranked> outcomes) {
    List<List<Judged>> rankings = outcomes.stream().map(ScoredExample.Ranked::judged).toList();
    return new PerDocument()
        .with("auc", rankings, Ranking::auc)
        .with("mrr", rankings, Ranking::reciprocalRank)
        .with("map", rankings, Ranking::averagePrecision)
        .with("ndcg_at_5", rankings, r -> Ranking.ndcgAt(5, r))
        .with("ndcg_at_10", rankings, r -> Ranking.ndcgAt(10, r))
        .with("recall_at_5", rankings, r -> Ranking.recallAt(5, r))
        .with("recall_at_10", rankings, r -> Ranking.recallAt(10, r));
  }

  /// `f1_at_k`, `precision_at_k` and `recall_at_k` for 5, 10 and 15, and `partial_f1_at_10`,
  /// `partial_precision_at_10`, `partial_recall_at_10`.
  static PerDocument keyphrases(List<ScoredExample.Phrases> outcomes) {
    PerDocument figures = new PerDocument();
    for (int k : List.of(5, 10, 15)) {
      figures
          .with("f1_at_" + k, outcomes, o -> Keyphrases.f1At(k, o.gold(), o.ranked()))
          .with("precision_at_" + k, outcomes, o -> exact(k, o, Counts::precision))
          .with("recall_at_" + k, outcomes, o -> exact(k, o, Counts::recall));
    }
    return figures
        .with("partial_f1_at_10", outcomes, o -> partial(o, Counts::f1))
        .with("partial_precision_at_10", outcomes, o -> partial(o, Counts::precision))
        .with("partial_recall_at_10", outcomes, o -> partial(o, Counts::recall));
  }

  private static OptionalDouble exact(
      int k, ScoredExample.Phrases o, Function<Counts, Double> part) {
    return Keyphrases.f1At(k, o.gold(), o.ranked()).isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(part.apply(Keyphrases.exactAt(k, o.gold(), o.ranked())));
  }

  private static OptionalDouble partial(ScoredExample.Phrases o, Function<Counts, Double> part) {
    return Keyphrases.f1At(10, o.gold(), o.ranked()).isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(part.apply(Keyphrases.partialAt(10, o.gold(), o.ranked())));
  }

  <T> PerDocument with(String name, List<T> documents, Function<T, OptionalDouble> value) {
    values.put(
        name, documents.stream().mapToDouble(d -> value.apply(d).orElse(NO_VALUE)).toArray());
    return this;
  }

  @Override
  public Map<String, Double> of(int[] documents) {
    Map<String, Double> means = new TreeMap<>();
    values.forEach((name, each) -> means.put(name, mean(each, documents)));
    return means;
  }

  private static double mean(double[] values, int[] documents) {
    double sum = 0;
    int count = 0;
    for (int document : documents) {
      if (!Double.isNaN(values[document])) {
        sum += values[document];
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }
}
