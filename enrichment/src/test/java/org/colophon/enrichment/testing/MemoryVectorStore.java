package org.colophon.enrichment.testing;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.colophon.annotation.VectorStore;
import org.colophon.models.Embedding;

/// Keeps vectors in a map.
public final class MemoryVectorStore implements VectorStore {
  private final Map<String, Map<String, Embedding>> byDigest = new ConcurrentHashMap<>();

  @Override
  public Map<String, Embedding> find(String digest, Collection<String> hashes) {
    Map<String, Embedding> all = byDigest.getOrDefault(digest, Map.of());
    Map<String, Embedding> found = new HashMap<>();
    for (String hash : hashes) {
      Embedding vector = all.get(hash);
      if (vector != null) {
        found.put(hash, vector);
      }
    }
    return found;
  }

  @Override
  public void put(String digest, Map<String, Embedding> byHash) {
    Map<String, Embedding> all = byDigest.computeIfAbsent(digest, d -> new ConcurrentHashMap<>());
    byHash.forEach(all::putIfAbsent);
  }
}
