package org.colophon.eval.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.eval.metrics.Correlation;
import org.colophon.eval.stats.Statistic;

/// The scorer for text similarity: `spearman` and `pearson`.
final class SimilarityScorer implements Statistic {
  private final double[] gold;
  private final double[] measured;

  SimilarityScorer(List<ScoredExample.TextSimilarity> outcomes) {
    gold = outcomes.stream().mapToDouble(ScoredExample.TextSimilarity::gold).toArray();
    measured = outcomes.stream().mapToDouble(ScoredExample.TextSimilarity::measured).toArray();
  }

  @Override
  public Map<String, Double> of(int[] documents) {
    double[] said = Arrays.stream(documents).mapToDouble(i -> gold[i]).toArray();
    double[] seen = Arrays.stream(documents).mapToDouble(i -> measured[i]).toArray();
    Map<String, Double> figures = new TreeMap<>();
    figures.put("spearman", Correlation.spearman(said, seen));
    figures.put("pearson", Correlation.pearson(said, seen));
    return figures;
  }
}
