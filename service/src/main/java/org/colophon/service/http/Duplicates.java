package org.colophon.service.http;

import io.javalin.http.Context;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.service.json.DuplicatesJson;
import org.colophon.similarity.NearDuplicates;

/// Items whose texts are nearly the same: of the whole catalogue, or beside one item.
final class Duplicates {
  private static final int MOST = 1_000;

  private final Catalog catalog;
  private final NearDuplicates duplicates;

  Duplicates(Catalog catalog) {
    this.catalog = catalog;
    this.duplicates = new NearDuplicates(catalog);
  }

  /// `GET /v1/governance/duplicates`.
  void all(Context ctx) {
    int limit = (int) Input.number(ctx, "limit", 100, 1, MOST);
    Answer.json(ctx, 200, DuplicatesJson.write(duplicates.pairs(limit), catalog));
  }

  /// `GET /v1/items/{id}/duplicates`.
  void ofItem(Context ctx) {
    ItemId id = Input.pathId(ctx, "id", ItemId::new);
    try (CatalogView view = catalog.view()) {
      if (view.item(id).filter(version -> !version.tombstone()).isEmpty()) {
        throw new Refusal(HttpProblem.unknown("item", id));
      }
    }
    Answer.json(ctx, 200, DuplicatesJson.write(duplicates.of(id, MOST), catalog));
  }
}
