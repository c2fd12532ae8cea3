package org.colophon.catalog;

/// A reference to the entity that a fact is about.
public sealed interface EntityRef {
  /// `item:ID` or `product:ID`.
  String text();

  /// An item.
  record OfItem(ItemId id) implements EntityRef {
    @Override
    public String text() {
      return "item:" + id;
    }
  }

  /// A product.
  record OfProduct(ProductId id) implements EntityRef {
    @Override
    public String text() {
      return "product:" + id;
    }
  }

  /// Reads what [#text()] wrote.
  ///
  /// @throws IllegalArgumentException when it is neither
  static EntityRef parse(String text) {
    if (text.startsWith("item:")) {
      return new OfItem(new ItemId(text.substring(5)));
    }
    if (text.startsWith("product:")) {
      return new OfProduct(new ProductId(text.substring(8)));
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not a valid entity: use 'item:ID' or 'product:ID'");
  }
}
