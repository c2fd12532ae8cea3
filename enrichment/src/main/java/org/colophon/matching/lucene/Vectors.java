package org.colophon.matching.lucene;

import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/// How vectors are stored: one bit a dimension to find candidates by, in a graph or one after the
/// other, and whole floats to rank these. Chosen by measurement: see `docs/benchmarks.md`.
final class Vectors {
  private static final int LINKS = 16;
  private static final int CANDIDATES = 100;

  private Vectors() {}

  /// For an index that may grow large enough for a graph search.
  static Codec codec(SearchSettings settings) {
    return codec(
        new Lucene104HnswScalarQuantizedVectorsFormat(
            ScalarEncoding.SINGLE_BIT_QUERY_NIBBLE,
            LINKS,
            CANDIDATES,
            1,
            null,
            settings.graphAbove()));
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
