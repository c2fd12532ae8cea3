package org.colophon.matching.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FilterDocIdSetIterator;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopKnnCollector;
import org.apache.lucene.search.VectorScorer;

/// The vector search of one index segment: candidates by the quantised vectors, from the graph or
/// from all that pass the filter, ranked again by whole floats. For one query on one thread.
final class VectorLeaf {
  private static final int WIDER = 4;

  /// A scan has every score in hand: to keep more of them for ranking costs a microsecond each.
  private static final int SCANNED = 6;

  /// A scan of at least so many vectors is done in parts, side by side.
  private static final int PART = 2_500;

  private static final int MOST_PARTS = 8;

  private final LeafReader reader;
  private final LeafItems items;
  private final AcceptedDocuments accepted;
  private final List<float[]> queries;

  VectorLeaf(
      LeafReader reader, LeafItems items, AcceptedDocuments accepted, List<float[]> queries) {
    this.reader = reader;
    this.items = items;
    this.accepted = accepted;
    this.queries = queries;
  }

  /// At most `n` items, nearest first; fewer only when fewer pass the filter.
  ///
  /// @param fetch passages to collect at first; more when they belong to too few items
  /// @param exactUpTo passages that pass, up to which all are compared
  List<Found> nearest(int n, int fetch, int exactUpTo) throws IOException {
    boolean scan = Math.min(accepted.cost(), size()) <= exactUpTo;
    for (int wanted = fetch; ; wanted = Math.multiplyExact(wanted, WIDER)) {
      Map<Integer, Found> byItem = new HashMap<>();
      boolean more = false;
      for (float[] query : queries) {
        int many = scan ? SCANNED * wanted : wanted;
        int[] documents = scan ? scanned(query, many) : inGraph(query, many);
        more |= documents.length == many;
        rank(query, documents, byItem);
      }
      if (byItem.size() >= n || (scan && !more)) {
        return VectorSearch.best(List.copyOf(byItem.values()), n);
      }
      scan |= !more || wanted >= exactUpTo; // a graph search may end too soon
    }
  }

  /// The items of some passages, each at its nearest.
  ///
  /// @param documents ascending
  List<Found> ranked(int[] documents) throws IOException {
    Map<Integer, Found> byItem = new HashMap<>();
    for (float[] query : queries) {
      rank(query, documents, byItem);
    }
    return List.copyOf(byItem.values());
  }

  private int size() throws IOException {
    return reader.getFloatVectorValues(Fields.VECTOR).size();
  }

  private int[] inGraph(float[] query, int wanted) throws IOException {
    TopKnnCollector collector = new TopKnnCollector(wanted, Integer.MAX_VALUE);
    reader.searchNearestVectors(Fields.VECTOR, query, collector, accepted);
    return ascending(collector.topDocs());
  }

  private int[] scanned(float[] query, int wanted) throws IOException {
    int parts = Math.clamp(size() / PART, 1, MOST_PARTS);
    int documents = reader.maxDoc();
    try {
      TopDocs[] best =
          IntStream.range(0, parts)
              .parallel()
              .mapToObj(p -> {
                int from = (int) ((long) documents * p / parts);
                int end = (int) ((long) documents * (p + 1) / parts);
                return scanned(query, wanted, from, end);
              })
              .toArray(TopDocs[]::new);
      return ascending(TopDocs.merge(wanted, best));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// The best of the documents from one on and before another.
  private TopDocs scanned(float[] query, int wanted, int from, int end) {
    try {
      FloatVectorValues values = reader.getFloatVectorValues(Fields.VECTOR);
      VectorScorer scorer = values.scorer(query);
      DocIdSetIterator passing = accepted.among(startingAt(from, values.copy().iterator()));
      VectorScorer.Bulk bulk = scorer.bulk(passing);
      TopKnnCollector collector = new TopKnnCollector(wanted, Integer.MAX_VALUE);
      DocAndFloatFeatureBuffer buffer = new DocAndFloatFeatureBuffer();
      do {
        float best = bulk.nextDocsAndScores(end, null, buffer);
        for (int i = 0; best > collector.minCompetitiveSimilarity() && i < buffer.size; i++) {
          collector.collect(buffer.docs[i], buffer.features[i]);
        }
      } while (buffer.size > 0);
      return collector.topDocs();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DocIdSetIterator startingAt(int from, DocIdSetIterator all) {
    return new FilterDocIdSetIterator(all) {
      @Override
      public int nextDoc() throws IOException {
        return docID() < from ? advance(from) : super.nextDoc();
      }
    };
  }

  private static int[] ascending(TopDocs best) {
    return Arrays.stream(best.scoreDocs).mapToInt(hit -> hit.doc).sorted().toArray();
  }

  private void rank(float[] query, int[] documents, Map<Integer, Found> byItem) throws IOException {
    VectorScorer scorer = reader.getFloatVectorValues(Fields.VECTOR).rescorer(query);
    DocIdSetIterator iterator = scorer.iterator();
    for (int document : documents) {
      iterator.advance(document);
      // Lucene's score of a dot product of unit vectors is (1 + cosine) / 2
      double similarity = 2 * scorer.score() - 1;
      int item = items.item(document);
      Found known = byItem.get(item);
      if (known == null || similarity > known.similarity()) {
        byItem.put(item, new Found(items.id(item), similarity, items.ordinal(document)));
      }
    }
  }
}
