package org.colophon.matching.lucene;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/// Keeps what was read of each index segment until the segment is closed. Thread-safe.
final class PerLeaf<T> {
  private final Map<IndexReader.CacheKey, T> byLeaf = new ConcurrentHashMap<>();
  private final Loader<T> loader;

  /// Reads an index segment; once in its life, but for two threads that come at the same time.
  interface Loader<T> {
    T from(LeafReader reader) throws IOException;
  }

  PerLeaf(Loader<T> loader) {
    this.loader = loader;
  }

  T of(LeafReader reader) throws IOException {
    IndexReader.CacheHelper helper = reader.getCoreCacheHelper();
    T known = byLeaf.get(helper.getKey());
    if (known != null) {
      return known;
    }
    T read = loader.from(reader);
    if (byLeaf.putIfAbsent(helper.getKey(), read) == null) {
      helper.addClosedListener(byLeaf::remove);
    }
    return read;
  }
}
