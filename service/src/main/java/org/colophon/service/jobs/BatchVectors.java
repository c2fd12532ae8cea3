package org.colophon.service.jobs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.colophon.enrichment.VectorStore;
import org.colophon.models.Embedding;

/// Holds new vectors back until they are kept together: one write for a batch of items instead of
/// one for each. Thread-safe.
public final class BatchVectors implements VectorStore {
  private record Key(String digest, String hash) {}

  private final VectorStore store;
  private final Map<Key, Embedding> held = new ConcurrentHashMap<>();

  public BatchVectors(VectorStore store) {
    this.store = store;
  }

  @Override
  public Map<String, Embedding> find(String digest, Collection<String> hashes) {
    Map<String, Embedding> found = new HashMap<>();
    List<String> others = new ArrayList<>();
    for (String hash : hashes) {
      Embedding known = held.get(new Key(digest, hash));
      if (known == null) {
        others.add(hash);
      } else {
        found.put(hash, known);
      }
    }
    found.putAll(store.find(digest, others));
    return found;
  }

  @Override
  public void put(String digest, Map<String, Embedding> byHash) {
    byHash.forEach((hash, vector) -> held.putIfAbsent(new Key(digest, hash), vector));
  }

  /// Keeps what is held.
  void flush() {
    Map<String, Map<String, Embedding>> byDigest = new HashMap<>();
    held.forEach((key, vector) ->
        byDigest.computeIfAbsent(key.digest, d -> new HashMap<>()).put(key.hash, vector));
    byDigest.forEach(store::put);
    held.clear();
  }
}
