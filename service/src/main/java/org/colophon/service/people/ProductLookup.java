package org.colophon.service.people;

import java.util.Optional;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;

/// A look-up of the item that lists a product.
@FunctionalInterface
public interface ProductLookup {
  /// Empty when no item does.
  Optional<ItemId> itemOf(ProductId product);

  /// Looks into the catalogue each time; holds no view of it.
  static ProductLookup of(Catalog catalog) {
    return product -> {
      try (CatalogView view = catalog.view()) {
        return view.itemOf(product);
      }
    };
  }
}
