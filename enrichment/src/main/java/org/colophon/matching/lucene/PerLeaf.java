package org.colophon.matching.lucene;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/// A cache of data per index segment, kept until the segment is closed. Thread-safe.
final class PerLeaf<T> {
  private final Map<IndexReader.CacheKey, T> byLeaf = new ConcurrentHashMap<>();
  private final Loader<T> loader;

  /// A loader of an index segment's data, called once per segment, or twice when two threads race.
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
