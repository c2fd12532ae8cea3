package org.colophon.service.runs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.colophon.annotation.VectorStore;
import org.colophon.models.Embedding;

/// Holds new vectors back until they are kept together: one write for many texts instead of one for
/// each, and nobody who asks about a text waits for it. What is held when the process ends is made
/// again when it is asked for. Thread-safe.
public final class BatchVectors implements VectorStore {
  private record Key(String digest, String hash) {}

  private final VectorStore store;
  private final int most;
  private final Map<Key, Embedding> held = new ConcurrentHashMap<>();

  /// @param most how many are held at most; who adds more waits until they are kept
  public BatchVectors(VectorStore store, int most) {
    this.store = store;
    this.most = most;
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
    if (held.size() >= most) {
      flush();
    }
  }

  /// Keeps what is held.
  public synchronized void flush() {
    Map<String, Map<String, Embedding>> byDigest = new HashMap<>();
    List<Key> keys = new ArrayList<>();
    held.forEach((key, vector) -> {
      keys.add(key);
      byDigest.computeIfAbsent(key.digest, d -> new HashMap<>()).put(key.hash, vector);
    });
    byDigest.forEach(store::put);
    keys.forEach(held::remove);
  }
}
