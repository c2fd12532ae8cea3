package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.service.json.FactsJson;
import org.colophon.service.json.ItemJson;

/// `GET /v1/items/{id}`: the item as stored, for those who keep the catalogue; readers get lists.
final class GetItem implements Handler {
  private final Catalog catalog;

  GetItem(Catalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public void handle(Context ctx) {
    ItemId id = Input.pathId(ctx, "id", ItemId::new);
    try (CatalogView view = catalog.view()) {
      ItemVersion version = live(view, id);
      ctx.header("ETag", Precondition.etag(version));
      Answer.json(ctx, 200, body(version, view));
    }
  }

  /// The version of an item that exists.
  static ItemVersion live(CatalogView view, ItemId id) {
    ItemVersion version =
        view.item(id).orElseThrow(() -> new Refusal(HttpProblem.unknown("item", id)));
    if (version.tombstone()) {
      throw new Refusal(
          new HttpProblem(
              410, "item_deleted", null, "the source deleted '" + id + "'", "state it again"));
    }
    return version;
  }

  private static ObjectNode body(ItemVersion version, CatalogView view) {
    ObjectNode node = Nodes.object();
    var facts = view.facts(version.item().id());
    node.set("item", ItemJson.write(version.item(), facts));
    node.set("facts", FactsJson.write(facts));
    node.put("version", version.number());
    node.put("seq", version.seq());
    node.put("text_hash", version.hashes().text());
    node.put("metadata_hash", version.hashes().metadata());
    node.put("confirmed_at", version.confirmedAt().toString());
    node.put("recorded_at", version.recordedAt().toString());
    return node.put("conflict", version.conflict());
  }
}
