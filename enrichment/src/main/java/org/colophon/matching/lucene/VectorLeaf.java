package org.colophon.matching.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopKnnCollector;
import org.apache.lucene.search.VectorScorer;

/// The vector search of one index segment: all vectors are estimated by two bits a dimension, the
/// best of those that pass the filter are ranked by whole floats. For one query on one thread.
final class VectorLeaf {
  private static final int WIDER = 4;

  /// An estimate of at least so many vectors is done in parts, side by side.
  private static final int PART = 16 * TwoBitVectors.BLOCK;

  private static final int MOST_PARTS = ForkJoinPool.getCommonPoolParallelism() + 1;

  private final LeafReader reader;
  private final LeafItems items;
  private final TwoBitVectors vectors;
  private final AcceptedDocuments accepted;
  private final List<float[]> queries;

  VectorLeaf(
      LeafReader reader,
      LeafItems items,
      TwoBitVectors vectors,
      AcceptedDocuments accepted,
      List<float[]> queries) {
    this.reader = reader;
    this.items = items;
    this.vectors = vectors;
    this.accepted = accepted;
    this.queries = queries;
  }

  /// At most `n` items, nearest first; fewer only when fewer pass the filter.
  ///
  /// @param fetch passages to rank at first; more when they belong to too few items
  List<RankedItem> nearest(int n, int fetch) throws IOException {
    for (int wanted = fetch; ; wanted = Math.multiplyExact(wanted, WIDER)) {
      Map<Integer, RankedItem> byItem = new HashMap<>();
      boolean more = false;
      for (float[] query : queries) {
        int[] documents = promising(query, wanted);
        more |= documents.length == wanted;
        rank(query, documents, byItem);
      }
      if (byItem.size() >= n || !more) {
        return VectorSearch.best(List.copyOf(byItem.values()), n);
      }
    }
  }

  /// The items of some passages, each at its nearest.
  ///
  /// @param documents ascending
  List<RankedItem> ranked(int[] documents) throws IOException {
    Map<Integer, RankedItem> byItem = new HashMap<>();
    for (float[] query : queries) {
      rank(query, documents, byItem);
    }
    return List.copyOf(byItem.values());
  }

  /// The accepted passages with the best estimates, ascending.
  private int[] promising(float[] query, int wanted) throws IOException {
    int parts = Math.clamp(vectors.size() / PART, 1, MOST_PARTS);
    int blocks = vectors.blocks();
    try {
      TopDocs[] best =
          IntStream.range(0, parts)
              .parallel()
              .mapToObj(p -> best(query, wanted, blocks * p / parts, blocks * (p + 1) / parts))
              .toArray(TopDocs[]::new);
      return Arrays.stream(TopDocs.merge(wanted, best).scoreDocs)
          .mapToInt(hit -> hit.doc)
          .sorted()
          .toArray();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// The best of the blocks from one on and before another. Whether a passage is accepted is asked
  /// only where its estimate is good enough: that costs more than the estimate.
  private TopDocs best(float[] query, int wanted, int from, int end) {
    try {
      FloatVectorValues values = reader.getFloatVectorValues(FieldNames.VECTOR);
      TwoBitVectors.Estimator estimator = vectors.estimator(query);
      TopKnnCollector best = new TopKnnCollector(wanted, Integer.MAX_VALUE);
      float least = Float.NEGATIVE_INFINITY;
      for (int block = from; block < end; block++) {
        float[] estimates = estimator.of(block);
        int first = block * TwoBitVectors.BLOCK;
        int many = Math.min(TwoBitVectors.BLOCK, vectors.size() - first);
        for (int i = 0; i < many; i++) {
          if (estimates[i] > least) {
            int document = values.ordToDoc(first + i);
            if (accepted.get(document)) {
              best.collect(document, estimates[i]);
              least = best.minCompetitiveSimilarity();
            }
          }
        }
      }
      return best.topDocs();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void rank(float[] query, int[] documents, Map<Integer, RankedItem> byItem)
      throws IOException {
    VectorScorer scorer = reader.getFloatVectorValues(FieldNames.VECTOR).rescorer(query);
    DocIdSetIterator iterator = scorer.iterator();
    for (int document : documents) {
      iterator.advance(document);
      // Lucene's score of a dot product of unit vectors is (1 + cosine) / 2
      double similarity = 2 * scorer.score() - 1;
      int item = items.item(document);
      RankedItem known = byItem.get(item);
      if (known == null || similarity > known.similarity()) {
        byItem.put(item, new RankedItem(items.id(item), similarity, items.ordinal(document)));
      }
    }
  }
}
