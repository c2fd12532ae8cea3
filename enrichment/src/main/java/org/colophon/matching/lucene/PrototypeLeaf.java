package org.colophon.matching.lucene;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.VectorScorer;
import org.apache.lucene.util.Bits;
import org.colophon.audience.SegmentId;
import org.colophon.matching.SegmentIndex.SegmentHit;

/// Compares every prototype in one index segment with some vectors.
final class PrototypeLeaf {
  static final String SEGMENT = "segment";
  static final String ORIGIN = "origin";
  static final String NEGATIVE = "negative";
  static final String VECTOR = "vector";

  private final LeafReader reader;
  private final Map<Integer, Best> bySegment = new HashMap<>();

  private PrototypeLeaf(LeafReader reader) {
    this.reader = reader;
  }

  /// One hit per audience segment; its `vector` is -1 when only negative prototypes were found.
  static Collection<SegmentHit> hits(LeafReader reader, List<float[]> queries) throws IOException {
    PrototypeLeaf leaf = new PrototypeLeaf(reader);
    for (int query = 0; query < queries.size(); query++) {
      leaf.compare(queries.get(query), query);
    }
    SortedDocValues ids = DocValues.getSorted(reader, SEGMENT);
    SortedDocValues origins = DocValues.getSorted(reader, ORIGIN);
    Map<Integer, SegmentHit> hits = new HashMap<>();
    for (Map.Entry<Integer, Best> entry : leaf.bySegment.entrySet()) {
      Best best = entry.getValue();
      SegmentId id = new SegmentId(ids.lookupOrd(entry.getKey()).utf8ToString());
      String origin = best.origin < 0 ? "" : origins.lookupOrd(best.origin).utf8ToString();
      hits.put(
          entry.getKey(), new SegmentHit(id, best.similarity, best.query, origin, best.against));
    }
    return hits.values();
  }

  private void compare(float[] query, int number) throws IOException {
    FloatVectorValues values = reader.getFloatVectorValues(VECTOR);
    if (values == null) {
      return;
    }
    SortedDocValues segments = DocValues.getSorted(reader, SEGMENT);
    SortedDocValues origins = DocValues.getSorted(reader, ORIGIN);
    NumericDocValues negatives = DocValues.getNumeric(reader, NEGATIVE);
    Bits live = reader.getLiveDocs();
    VectorScorer scorer = values.scorer(query);
    DocIdSetIterator documents = scorer.iterator();
    for (int d = documents.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; ) {
      boolean readable =
          segments.advanceExact(d) && origins.advanceExact(d) && negatives.advanceExact(d);
      if (readable && (live == null || live.get(d))) {
        Best best = bySegment.computeIfAbsent(segments.ordValue(), s -> new Best());
        double similarity = 2 * scorer.score() - 1;
        if (negatives.longValue() == 1) {
          best.against = Math.max(best.against, similarity);
        } else if (similarity > best.similarity) {
          best.similarity = similarity;
          best.query = number;
          best.origin = origins.ordValue();
        }
      }
      d = documents.nextDoc();
    }
  }

  /// The nearest so far.
  private static final class Best {
    private double similarity = -2;
    private int query = -1;
    private int origin = -1;
    private double against = -1;
  }
}
