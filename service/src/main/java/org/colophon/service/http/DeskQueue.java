package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.editorial.ReviewQueue;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;

/// `GET /v1/desks/{id}/queue`: the desk's items for which nobody has decided yet.
final class DeskQueue implements Handler {
  private final ReviewQueue queue;
  private final Catalog catalog;

  DeskQueue(ReviewQueue queue, Catalog catalog) {
    this.queue = queue;
    this.catalog = catalog;
  }

  @Override
  public void handle(Context ctx) {
    DeskId desk = Input.pathId(ctx, "id", DeskId::new);
    int limit = (int) Input.number(ctx, "limit", 20, 1, ReviewQueue.MAX_LIMIT);
    checkKnown(desk);
    ReviewQueue.Page page = queue.of(desk, Input.text(ctx, "after", ""), limit);
    ObjectNode body = Nodes.object().put("desk", desk.value());
    ArrayNode items = body.putArray("items");
    page.entries()
        .forEach(entry ->
            items
                .addObject()
                .put("id", entry.item().value())
                .put("title", entry.title())
                .put("language", entry.language()));
    page.next().ifPresent(next -> body.put("next_after", next));
    LegacyAnswer.json(ctx, 200, body);
  }

  private void checkKnown(DeskId desk) {
    try (CatalogView view = catalog.view()) {
      if (view.desk(desk).isEmpty()) {
        throw new ApiException(ApiProblem.unknown("desk", desk));
      }
    }
  }
}
