package org.colophon.service.app;

import java.util.Collection;
import java.util.Map;
import org.colophon.enrichment.VectorStore;
import org.colophon.models.Embedding;

/// Keeps nothing.
enum NoVectors implements VectorStore {
  NONE;

  @Override
  public Map<String, Embedding> find(String digest, Collection<String> hashes) {
    return Map.of();
  }

  @Override
  public void put(String digest, Map<String, Embedding> byHash) {}
}
