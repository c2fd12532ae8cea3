package org.colophon.service.people;

import java.util.List;
import java.util.Optional;
import org.colophon.catalog.IdentityKeys;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;

/// A look-up of the item that lists a product.
@FunctionalInterface
public interface ProductLookup {
  /// Empty when no item does.
  ///
  /// @param product the id of a product, or an ISBN of 10 or 13 digits in any spelling
  Optional<ItemId> itemOf(String product);

  /// Looks into the catalogue each time; holds no view of it.
  static ProductLookup of(Catalog catalog) {
    return product -> {
      try (CatalogView view = catalog.view()) {
        return byId(view, product).or(() -> byIsbn(view, product));
      }
    };
  }

  private static Optional<ItemId> byId(CatalogView view, String product) {
    try {
      return view.itemOf(new ProductId(product));
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // not an id of ours; it may be an ISBN
    }
  }

  /// An ISBN that several items state names none of them.
  private static Optional<ItemId> byIsbn(CatalogView view, String product) {
    List<ItemId> items = view.itemsOf(IdentityKeys.ofIsbn(product));
    return items.size() == 1 ? Optional.of(items.getFirst()) : Optional.empty();
  }
}
