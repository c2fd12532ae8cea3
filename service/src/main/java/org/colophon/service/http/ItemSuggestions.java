package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.editorial.SuggestionService;
import org.colophon.editorial.Suggestions;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.Lookup;
import org.colophon.service.json.Words;

/// `GET /v1/items/{id}/suggestions`: for a stored item, with what was answered before.
final class ItemSuggestions implements Handler {
  private static final int TRIES = 3;

  private final Supplier<SuggestionService> desk;
  private final Catalog catalog;
  private final InstantSource clock;

  ItemSuggestions(Supplier<SuggestionService> desk, Catalog catalog, InstantSource clock) {
    this.desk = desk;
    this.catalog = catalog;
    this.clock = clock;
  }

  @Override
  public void handle(Context ctx) {
    ItemId id = Input.pathId(ctx, "id", ItemId::new);
    for (int i = 0; i < TRIES; i++) {
      ItemVersion version = version(id);
      Suggestions suggestions =
          desk.get()
              .suggestFor(id)
              .orElseThrow(() -> new ApiException(ApiProblem.unknown("item", id)));
      if (suggestions.textHash().equals(version.hashes().text())) {
        String text = version.item().content().text();
        ObjectNode body = Nodes.object();
        body.set("item", item(version));
        body.setAll(new SuggestionsJson(suggestions, text).write(clock.instant()));
        LegacyAnswer.json(ctx, 200, body);
        return;
      }
    }
    throw new ApiException(
        new ApiProblem(
            409, "item_changing", null, "the item's text keeps changing", "ask again in a second"));
  }

  private ItemVersion version(ItemId id) {
    try (CatalogView view = catalog.view()) {
      return Lookup.item(view, id);
    }
  }

  private static ObjectNode item(ItemVersion version) {
    Item item = version.item();
    ObjectNode node = Nodes.object();
    node.put("id", item.id().value());
    node.put("version", version.number());
    node.put("imprint", item.imprint().value());
    Nodes.put(node, "desk", item.desk());
    node.put("content_type", Words.of(item.type()));
    node.put("language", item.content().language());
    node.put("title", item.content().title());
    return node.put("text", item.content().text());
  }
}
