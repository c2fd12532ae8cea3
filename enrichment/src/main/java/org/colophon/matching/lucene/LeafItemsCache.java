package org.colophon.matching.lucene;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.colophon.matching.ItemNumbers;

/// Keeps each index segment's items until the segment is closed. Thread-safe.
final class LeafItemsCache {
  private final Map<IndexReader.CacheKey, LeafItems> byLeaf = new ConcurrentHashMap<>();
  private final ItemNumbers numbers;

  LeafItemsCache(ItemNumbers numbers) {
    this.numbers = numbers;
  }

  LeafItems of(LeafReader reader) throws IOException {
    IndexReader.CacheHelper helper = reader.getCoreCacheHelper();
    LeafItems known = byLeaf.get(helper.getKey());
    if (known != null) {
      return known;
    }
    LeafItems read = LeafItems.read(reader, numbers);
    if (byLeaf.putIfAbsent(helper.getKey(), read) == null) {
      helper.addClosedListener(byLeaf::remove);
    }
    return read;
  }
}
