package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import org.colophon.catalog.Catalog;
import org.colophon.catalog.CatalogView;
import org.colophon.catalog.ItemId;
import org.colophon.enrichment.duplicates.NearDuplicates;
import org.colophon.enrichment.duplicates.NearDuplicates.Pair;

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
    Answer.json(ctx, 200, written(duplicates.pairs(limit)));
  }

  /// `GET /v1/items/{id}/duplicates`.
  void ofItem(Context ctx) {
    ItemId id = Input.pathId(ctx, "id", ItemId::new);
    try (CatalogView view = catalog.view()) {
      if (view.item(id).filter(version -> !version.tombstone()).isEmpty()) {
        throw new Refusal(HttpProblem.unknown("item", id));
      }
    }
    Answer.json(ctx, 200, written(duplicates.of(id, MOST)));
  }

  private ObjectNode written(List<Pair> pairs) {
    ObjectNode body = Nodes.object();
    ArrayNode list = body.putArray("pairs");
    try (CatalogView view = catalog.view()) {
      for (Pair pair : pairs) {
        ObjectNode node = list.addObject();
        node.put("likeness", Math.round(pair.likeness() * 100) / 100.0);
        write(node.putObject("item"), pair.item(), view);
        write(node.putObject("other"), pair.other(), view);
      }
    }
    return body;
  }

  private static void write(ObjectNode node, ItemId id, CatalogView view) {
    node.put("id", id.value());
    view.item(id)
        .ifPresent(version -> {
          node.put("title", version.item().content().title());
          node.put("imprint", version.item().imprint().value());
        });
  }
}
