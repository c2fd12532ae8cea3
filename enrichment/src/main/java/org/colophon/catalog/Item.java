package org.colophon.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The unit that is enriched, decided on, targeted and recommended: an article, or the work behind
/// one to many products. It carries any content, whatever its state; reader-facing code never
/// receives it, only what the gate cleared.
///
/// @param desk the team responsible; null when nobody is
/// @param products empty for everything but books
/// @param events readings and fairs that the item is linked to
/// @param awards award entries that the item is linked to
public record Item(
    ItemId id,
    ImprintId imprint,
    ContentType type,
    @Nullable DeskId desk,
    Identity identity,
    Content content,
    Lifecycle lifecycle,
    List<Product> products,
    List<EventId> events,
    List<AwardId> awards) {
  public Item {
    products = List.copyOf(products);
    events = List.copyOf(events);
    awards = List.copyOf(awards);
    Set<ProductId> seen = new HashSet<>();
    for (Product product : products) {
      if (!seen.add(product.id())) {
        throw new IllegalArgumentException(
            "product '" + product.id() + "' is listed twice in item '" + id + "'");
      }
    }
  }
}
