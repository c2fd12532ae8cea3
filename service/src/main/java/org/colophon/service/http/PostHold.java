package org.colophon.service.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import org.colophon.catalog.Hold;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.scope.ScopeMatcher;
import org.colophon.governance.rules.HoldCoverage;
import org.colophon.service.json.HoldJson;

/// `POST /v1/holds`: stops everything in a scope; works before it is acknowledged.
final class PostHold implements Handler {
  private final Writes writes;
  private final Catalog catalog;
  private final ScopeMatcher scopes;

  PostHold(Writes writes, Catalog catalog, ScopeMatcher scopes) {
    this.writes = writes;
    this.catalog = catalog;
    this.scopes = scopes;
  }

  @Override
  public void handle(Context ctx) {
    String id = "hold-" + writes.nextOrder().position();
    Hold hold = Input.good(HoldJson.read(Input.json(ctx), id));
    writes.place(hold);
    ctx.header("Location", "/v1/holds/" + hold.id());
    try (CatalogView view = catalog.view()) {
      HoldCoverage coverage = HoldCoverage.of(hold, view, scopes, writes.now());
      LegacyAnswer.json(ctx, 201, HoldJson.write(hold, coverage));
    }
  }
}
