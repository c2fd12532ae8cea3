package org.colophon.matching.lucene;

import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;

/// How vectors are stored: whole floats, so that every comparison is exact, and a graph with more
/// links than the default, since passages of a catalogue are weakly clustered.
final class Vectors {
  private static final int LINKS = 32;
  private static final int CANDIDATES = 160;

  private Vectors() {}

  /// For an index that is large enough for a graph search.
  static Codec codec() {
    return codec(new Lucene99HnswVectorsFormat(LINKS, CANDIDATES));
  }

  /// For an index that is always scanned: no graph is built.
  static Codec codecWithoutGraph() {
    return codec(new Lucene99HnswVectorsFormat(LINKS, CANDIDATES, 1, null, Integer.MAX_VALUE));
  }

  private static Codec codec(KnnVectorsFormat format) {
    return new Lucene104Codec() {
      @Override
      public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return format;
      }
    };
  }
}
