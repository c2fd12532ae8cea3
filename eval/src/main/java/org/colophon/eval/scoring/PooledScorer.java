package org.colophon.eval.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.eval.metrics.Judged;
import org.colophon.eval.metrics.Ranking;
import org.colophon.eval.stats.Statistic;

/// The scorer of `auc` and `map` over the candidates of all documents in one ranking: is a liked
/// one above a disliked one, whoever was asked?
final class PooledScorer implements Statistic {
  private final List<List<Judged>> documents;

  PooledScorer(List<ScoredExample.Ranked> outcomes) {
    documents = outcomes.stream().map(ScoredExample.Ranked::judged).toList();
  }

  @Override
  public Map<String, Double> of(int[] selection) {
    List<Judged> pooled = new ArrayList<>();
    for (int document : selection) {
      pooled.addAll(documents.get(document));
    }
    Map<String, Double> figures = new TreeMap<>();
    figures.put("auc", Ranking.auc(pooled).orElse(0));
    figures.put("map", Ranking.averagePrecision(pooled).orElse(0));
    return figures;
  }
}
