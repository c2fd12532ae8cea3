package org.colophon.annotation;

import java.util.Collection;
import java.util.Map;
import org.colophon.models.Embedding;

/// A store of vectors by passage hash and model digest, so that nothing is embedded twice.
/// Thread-safe.
public interface VectorStore {
  /// Those of `hashes` that are known for the model, by hash.
  Map<String, Embedding> find(String digest, Collection<String> hashes);

  /// Adds vectors; known ones stay as they are.
  void put(String digest, Map<String, Embedding> byHash);
}
