package org.colophon.matching.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopKnnCollector;
import org.apache.lucene.util.VectorUtil;

/// The true nearest of every query under every staleness, by comparing everything.
final class Truth {
  private final List<List<Set<Integer>>> nearest; // by staleness and query

  private Truth(List<List<Set<Integer>>> nearest) {
    this.nearest = nearest;
  }

  static Truth of(Stock stock, List<Staleness> staleness, int k) {
    List<List<TopKnnCollector>> collectors = new ArrayList<>();
    for (int s = 0; s < staleness.size(); s++) {
      List<TopKnnCollector> row = new ArrayList<>();
      stock.queries().forEach(q -> row.add(new TopKnnCollector(k, Integer.MAX_VALUE)));
      collectors.add(row);
    }
    for (int item = 0; item < stock.items().size(); item++) {
      float[] vector = stock.items().get(item);
      for (int q = 0; q < stock.queries().size(); q++) {
        float cosine = VectorUtil.dotProduct(vector, stock.queries().get(q));
        for (int s = 0; s < staleness.size(); s++) {
          TopKnnCollector collector = collectors.get(s).get(q);
          if (cosine > collector.minCompetitiveSimilarity()
              && !staleness.get(s).stale().get(item)) {
            collector.collect(item, cosine);
          }
        }
      }
    }
    return new Truth(
        collectors.stream().map(row -> row.stream().map(Truth::ids).toList()).toList());
  }

  private static Set<Integer> ids(TopKnnCollector collector) {
    Set<Integer> ids = new HashSet<>();
    for (ScoreDoc hit : collector.topDocs().scoreDocs) {
      ids.add(hit.doc);
    }
    return ids;
  }

  Set<Integer> nearest(int staleness, int query) {
    return nearest.get(staleness).get(query);
  }
}
