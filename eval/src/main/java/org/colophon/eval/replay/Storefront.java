package org.colophon.eval.replay;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;

/// What readers see, whoever made it.
@FunctionalInterface
public interface Storefront {
  /// Everything shown at the present instant when these items are offered: items, prices and claims
  /// as [CatalogueScript] names them.
  Set<String> shown(List<ItemId> offered);

  /// Opens a storefront over a catalogue whose life is about to begin.
  @FunctionalInterface
  interface Opening {
    Storefront open(Catalog catalog, InstantSource clock);
  }
}
