package org.colophon.service.runs;

import java.time.Instant;
import org.colophon.audience.Audiences;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.editorial.testing.MemoryAudiences;

/// Versions of items that were recorded.
final class Versions {
  private Versions() {}

  static ItemVersion of(String any) {
    MemoryCatalog catalog = new MemoryCatalog(() -> Instant.parse("2026-11-22T09:00:00Z"));
    Audiences audiences = new MemoryAudiences();
    Shelves.surround(catalog, audiences);
    Shelves.fill(catalog, 1, any.hashCode());
    try (CatalogView view = catalog.view()) {
      return view.item(new ItemId("item-0000")).orElseThrow();
    }
  }
}
