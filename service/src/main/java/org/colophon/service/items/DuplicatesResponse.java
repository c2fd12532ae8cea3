package org.colophon.service.items;

import java.util.List;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.similarity.NearDuplicates;
import org.jspecify.annotations.Nullable;

/// Pairs of items whose texts are nearly the same.
@SchemaName("Duplicates")
@Description("Pairs of items whose texts are nearly the same, the most similar first.")
public record DuplicatesResponse(List<Pair> pairs) {

  /// Two items.
  @SchemaName("DuplicatePair")
  record Pair(
      @Description("The estimated share of common sequences of four words, 0.5 to 1.")
          double likeness,
      Brief item,
      Brief other) {}

  /// An item in brief.
  @SchemaName("DuplicateItem")
  record Brief(ItemId id, @Nullable String title, @Nullable ImprintId imprint) {
    static Brief of(ItemId id, CatalogView view) {
      return view.item(id)
          .map(version -> new Brief(id, version.item().content().title(), version.item().imprint()))
          .orElseGet(() -> new Brief(id, null, null));
    }
  }

  public static DuplicatesResponse of(List<NearDuplicates.Pair> pairs, Catalog catalog) {
    try (CatalogView view = catalog.view()) {
      return new DuplicatesResponse(
          pairs.stream()
              .map(pair ->
                  new Pair(
                      Math.round(pair.similarity() * 100) / 100.0,
                      Brief.of(pair.item(), view),
                      Brief.of(pair.other(), view)))
              .toList());
    }
  }
}
