package org.colophon.eval.replay;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;

/// A view of what readers see.
@FunctionalInterface
public interface Storefront {
  /// Everything shown at the present instant when these items are offered: items, prices and claims
  /// as [CatalogueScript] names them.
  Set<String> shown(List<ItemId> offered);

  /// A factory that opens a storefront over a catalogue whose script is about to begin.
  @FunctionalInterface
  interface Opening {
    Storefront open(Catalog catalog, InstantSource clock);
  }
}
