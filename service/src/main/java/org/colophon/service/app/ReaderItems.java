package org.colophon.service.app;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.ItemId;
import org.colophon.enrichment.EnrichedItems;
import org.colophon.models.Embedding;
import org.colophon.recommend.ReaderLists;
import org.colophon.service.sqlite.SqliteShelf;

/// Items for readers' lists: their vectors as last enriched, and what is new of them. Thread-safe.
record ReaderItems(EnrichedItems enriched, SqliteShelf shelf) implements ReaderLists.Items {
  @Override
  public Optional<Embedding> vector(ItemId item) {
    return enriched.find(item).flatMap(EnrichedItems.Enriched::mean);
  }

  @Override
  public List<ItemId> newest(Set<String> languages, int many) {
    return shelf.newest(languages, many);
  }
}
