package org.colophon.eval.systems;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.colophon.models.Embedder;
import org.colophon.models.Embedding;
import org.colophon.models.Role;

/// A cache of the vector of every text that was embedded in this process, so that sets which share
/// texts embed them once. Thread-safe. Does not own the embedder.
public final class VectorCache {
  private final Embedder embedder;
  private final Map<String, Embedding> vectors = new ConcurrentHashMap<>();

  public VectorCache(Embedder embedder) {
    this.embedder = embedder;
  }

  public Embedder embedder() {
    return embedder;
  }

  /// The text's vector as a passage.
  public Embedding vector(String text) {
    Embedding known = vectors.get(text);
    if (known == null) {
      known = embedder.embed(text, Role.PASSAGE).vector();
      vectors.put(text, known);
    }
    return known;
  }
}
