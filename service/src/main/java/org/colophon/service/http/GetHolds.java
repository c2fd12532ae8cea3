package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.service.json.HoldJson;

/// `GET /v1/holds`: those that nobody has lifted.
final class GetHolds implements Handler {
  private final Catalog catalog;

  GetHolds(Catalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public void handle(Context ctx) {
    ObjectNode body = Nodes.object();
    ArrayNode holds = body.putArray("holds");
    try (CatalogView view = catalog.view()) {
      view.holds().forEach(hold -> holds.add(HoldJson.write(hold)));
    }
    LegacyAnswer.json(ctx, 200, body);
  }
}
