package org.colophon.service.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import org.colophon.catalog.Hold;
import org.colophon.service.json.HoldJson;

/// `POST /v1/holds`: stops everything in a scope; works before it is acknowledged.
final class PostHold implements Handler {
  private final Writes writes;

  PostHold(Writes writes) {
    this.writes = writes;
  }

  @Override
  public void handle(Context ctx) {
    String id = "hold-" + writes.nextOrder().position();
    Hold hold = Input.good(HoldJson.read(Input.json(ctx), id, writes.now()));
    writes.place(hold);
    ctx.header("Location", "/v1/holds/" + hold.id());
    LegacyAnswer.json(ctx, 201, HoldJson.write(hold));
  }
}
