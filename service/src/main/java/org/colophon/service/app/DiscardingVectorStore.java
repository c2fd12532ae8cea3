package org.colophon.service.app;

import java.util.Collection;
import java.util.Map;
import org.colophon.annotation.VectorStore;
import org.colophon.models.Embedding;

/// Keeps nothing.
enum DiscardingVectorStore implements VectorStore {
  NONE;

  @Override
  public Map<String, Embedding> find(String digest, Collection<String> hashes) {
    return Map.of();
  }

  @Override
  public void put(String digest, Map<String, Embedding> byHash) {}
}
