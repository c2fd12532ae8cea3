package org.colophon.matching.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopKnnCollector;
import org.apache.lucene.search.VectorScorer;
import org.colophon.catalog.ItemId;
import org.colophon.matching.ItemQuery.Filter;
import org.colophon.models.Embedding;

/// Finds the items whose passages are nearest to any of some vectors, each item once. The filter is
/// asked inside the search.
final class VectorSearch {
  private final LeafItemsCache items;
  private final SearchSettings settings;

  VectorSearch(LeafItemsCache items, SearchSettings settings) {
    this.items = items;
    this.settings = settings;
  }

  /// At most `n` items, nearest first; fewer only when fewer pass the filter.
  List<Found> nearest(List<LeafReaderContext> leaves, List<Embedding> vectors, Filter filter, int n)
      throws IOException {
    List<float[]> queries = vectors.stream().map(Embedding::toArray).toList();
    List<Found> all = new ArrayList<>();
    for (LeafReaderContext leaf : leaves) {
      LeafItems leafItems = items.of(leaf.reader());
      AcceptedDocuments accepted = new AcceptedDocuments(leaf.reader(), leafItems, filter);
      Leaf search = new Leaf(leaf, leafItems, accepted, queries);
      all.addAll(search.nearest(n));
    }
    return best(all, n);
  }

  private static List<Found> best(List<Found> found, int n) {
    return found.stream()
        .sorted(
            Comparator.comparingDouble(Found::similarity)
                .reversed()
                .thenComparing(f -> f.id().value()))
        .limit(n)
        .toList();
  }

  /// The search of one index segment.
  private final class Leaf {
    private final LeafReaderContext context;
    private final LeafReader reader;
    private final LeafItems leafItems;
    private final AcceptedDocuments accepted;
    private final List<float[]> queries;

    Leaf(
        LeafReaderContext context,
        LeafItems leafItems,
        AcceptedDocuments accepted,
        List<float[]> queries) {
      this.context = context;
      this.reader = context.reader();
      this.leafItems = leafItems;
      this.accepted = accepted;
      this.queries = queries;
    }

    List<Found> nearest(int n) throws IOException {
      FloatVectorValues values = reader.getFloatVectorValues(Fields.VECTOR);
      if (values == null) {
        return List.of();
      }
      int candidates = Math.min(accepted.cost(), values.size());
      int fetch = Math.max(settings.fetchAtLeast(), n * settings.overFetch());
      while (candidates > settings.exactUpTo() && fetch < candidates) {
        List<Found> found = byGraph(fetch);
        if (found.size() >= n) {
          return best(found, n);
        }
        fetch *= 4;
      }
      return best(byScan(values), n);
    }

    private List<Found> byGraph(int fetch) throws IOException {
      Map<ItemId, Found> byItem = new HashMap<>();
      for (float[] query : queries) {
        TopKnnCollector collector = new TopKnnCollector(fetch, Integer.MAX_VALUE);
        reader.searchNearestVectors(Fields.VECTOR, query, collector, accepted);
        for (ScoreDoc hit : collector.topDocs().scoreDocs) {
          Found found = found(hit.doc, hit.score);
          byItem.merge(found.id(), found, (a, b) -> b.similarity() > a.similarity() ? b : a);
        }
      }
      return List.copyOf(byItem.values());
    }

    private List<Found> byScan(FloatVectorValues values) throws IOException {
      float[] best = new float[leafItems.itemCount()];
      int[] where = new int[best.length];
      Arrays.fill(where, -1);
      for (float[] query : queries) {
        VectorScorer scorer = values.copy().scorer(query);
        DocIdSetIterator documents = scorer.iterator();
        for (int d = documents.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; ) {
          if (accepted.get(d)) {
            int item = leafItems.item(d);
            float score = scorer.score();
            if (where[item] < 0 || score > best[item]) {
              best[item] = score;
              where[item] = d;
            }
          }
          d = documents.nextDoc();
        }
      }
      List<Found> found = new ArrayList<>();
      for (int item = 0; item < best.length; item++) {
        if (where[item] >= 0) {
          found.add(found(where[item], best[item]));
        }
      }
      return found;
    }

    private Found found(int document, float score) {
      ItemId id = leafItems.id(leafItems.item(document));
      // Lucene's score of a dot product of unit vectors is (1 + cosine) / 2
      return new Found(id, context.ord, document, 2 * score - 1, leafItems.ordinal(document));
    }
  }
}
