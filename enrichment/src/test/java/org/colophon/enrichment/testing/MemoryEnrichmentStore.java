package org.colophon.enrichment.testing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.colophon.catalog.ItemId;
import org.colophon.enrichment.EnrichmentStore;

/// Keeps enrichments in a map.
public final class MemoryEnrichmentStore implements EnrichmentStore {
  private final Map<ItemId, Stored> byItem = new ConcurrentHashMap<>();

  @Override
  public void put(ItemId id, Stored enrichment) {
    byItem.put(id, enrichment);
  }

  @Override
  public Optional<Stored> find(ItemId id) {
    return Optional.ofNullable(byItem.get(id));
  }
}
