package org.colophon.matching.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.VectorUtil;
import org.colophon.audience.SegmentId;
import org.colophon.matching.SegmentIndex.SegmentHit;
import org.jspecify.annotations.Nullable;

/// The prototypes of one index segment, in memory, and their comparison with some vectors.
/// Immutable: deletions are looked at elsewhere.
final class PrototypeLeaf {
  static final String SEGMENT = "segment";
  static final String ORIGIN = "origin";
  static final String NEGATIVE = "negative";
  static final String VECTOR = "vector";

  private final List<SegmentId> segments = new ArrayList<>();
  private final List<String> origins = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();

  private PrototypeLeaf(LeafReader reader) throws IOException {
    SortedDocValues ids = DocValues.getSorted(reader, SEGMENT);
    SortedDocValues from = DocValues.getSorted(reader, ORIGIN);
    for (int code = 0; code < ids.getValueCount(); code++) {
      segments.add(new SegmentId(ids.lookupOrd(code).utf8ToString()));
    }
    for (int code = 0; code < from.getValueCount(); code++) {
      origins.add(from.lookupOrd(code).utf8ToString());
    }
    FloatVectorValues values = reader.getFloatVectorValues(VECTOR);
    if (values != null) {
      read(values, ids, from, DocValues.getNumeric(reader, NEGATIVE));
    }
  }

  private void read(
      FloatVectorValues values, SortedDocValues ids, SortedDocValues from, NumericDocValues against)
      throws IOException {
    KnnVectorValues.DocIndexIterator documents = values.iterator();
    for (int d = documents.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; ) {
      if (ids.advanceExact(d) && from.advanceExact(d) && against.advanceExact(d)) {
        float[] vector = values.vectorValue(documents.index()).clone();
        boolean negative = against.longValue() == 1;
        entries.add(new Entry(d, ids.ordValue(), from.ordValue(), negative, vector));
      }
      d = documents.nextDoc();
    }
  }

  /// Reads an index segment; once in its life.
  static PrototypeLeaf read(LeafReader reader) throws IOException {
    return new PrototypeLeaf(reader);
  }

  /// One hit per audience segment; its `vector` is -1 when only negative prototypes were found.
  ///
  /// @param live which documents are not deleted; null for all
  List<SegmentHit> hits(@Nullable Bits live, List<float[]> queries) {
    Best best = new Best(segments.size());
    for (Entry entry : entries) {
      if (live == null || live.get(entry.document)) {
        best.take(entry, queries);
      }
    }
    List<SegmentHit> hits = new ArrayList<>();
    for (int s = 0; s < segments.size(); s++) {
      if (best.seen[s]) {
        String origin = best.origin[s] < 0 ? "" : origins.get(best.origin[s]);
        hits.add(
            new SegmentHit(
                segments.get(s), best.similarity[s], best.query[s], origin, best.against[s]));
      }
    }
    return hits;
  }

  /// A prototype in the index segment.
  private static final class Entry {
    private final int document;
    private final int segment;
    private final int origin;
    private final boolean negative;
    private final float[] vector;

    Entry(int document, int segment, int origin, boolean negative, float[] vector) {
      this.document = document;
      this.segment = segment;
      this.origin = origin;
      this.negative = negative;
      this.vector = vector;
    }
  }

  /// The best similarity so far, by audience segment.
  private static final class Best {
    private final boolean[] seen;
    private final double[] similarity;
    private final int[] query;
    private final int[] origin;
    private final double[] against;

    Best(int segments) {
      seen = new boolean[segments];
      similarity = new double[segments];
      query = new int[segments];
      origin = new int[segments];
      against = new double[segments];
      Arrays.fill(similarity, -2);
      Arrays.fill(query, -1);
      Arrays.fill(origin, -1);
      Arrays.fill(against, -1);
    }

    void take(Entry entry, List<float[]> queries) {
      int s = entry.segment;
      seen[s] = true;
      for (int q = 0; q < queries.size(); q++) {
        double cosine = VectorUtil.dotProduct(entry.vector, queries.get(q));
        if (entry.negative) {
          against[s] = Math.max(against[s], cosine);
        } else if (cosine > similarity[s]) {
          similarity[s] = cosine;
          query[s] = q;
          origin[s] = entry.origin;
        }
      }
    }
  }
}
