package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import org.colophon.catalog.Allowance;
import org.colophon.catalog.Allowance.Exemption;
import org.colophon.catalog.Allowance.ItemOverride;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.json.AllowanceJson;

/// `/v1/exceptions`, what an imprint is let off for up to twelve months, and `/v1/overrides`, what
/// one item is let off for up to 72 hours.
final class Allowances {
  private final Catalog catalog;
  private final Writes writes;

  Allowances(Catalog catalog, Writes writes) {
    this.catalog = catalog;
    this.writes = writes;
  }

  void getExceptions(Context ctx) {
    list(ctx, "exceptions", Exemption.class);
  }

  void getOverrides(Context ctx) {
    list(ctx, "overrides", ItemOverride.class);
  }

  private void list(Context ctx, String name, Class<? extends Allowance> kind) {
    ObjectNode body = Nodes.object();
    ArrayNode entries = body.putArray(name);
    try (CatalogView view = catalog.view()) {
      view.allowances().stream()
          .filter(kind::isInstance)
          .forEach(allowance -> entries.add(AllowanceJson.write(allowance)));
    }
    LegacyAnswer.json(ctx, 200, body);
  }

  void postException(Context ctx) {
    String id = "exception-" + writes.nextOrder().position();
    give(
        ctx,
        "/v1/exceptions/",
        Input.good(AllowanceJson.readException(Input.json(ctx), id, writes.now())));
  }

  void postOverride(Context ctx) {
    String id = "override-" + writes.nextOrder().position();
    give(
        ctx,
        "/v1/overrides/",
        Input.good(AllowanceJson.readOverride(Input.json(ctx), id, writes.now())));
  }

  private void give(Context ctx, String path, Allowance allowance) {
    writes.allow(allowance);
    ctx.header("Location", path + allowance.id());
    LegacyAnswer.json(ctx, 201, AllowanceJson.write(allowance));
  }

  void deleteException(Context ctx) {
    delete(ctx, "exception", Exemption.class);
  }

  void deleteOverride(Context ctx) {
    delete(ctx, "override", ItemOverride.class);
  }

  private void delete(Context ctx, String kind, Class<? extends Allowance> type) {
    String id = ctx.pathParam("id");
    if (!writes.disallow(id, type)) {
      throw new ApiException(ApiProblem.unknown(kind, id));
    }
    LegacyAnswer.json(ctx, 200, Nodes.object().put("outcome", "ended").put("id", id));
  }
}
