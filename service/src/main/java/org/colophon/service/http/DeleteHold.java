package org.colophon.service.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;

/// `DELETE /v1/holds/{id}`: lifts a hold.
final class DeleteHold implements Handler {
  private final Writes writes;

  DeleteHold(Writes writes) {
    this.writes = writes;
  }

  @Override
  public void handle(Context ctx) {
    String id = ctx.pathParam("id");
    if (!writes.lift(id)) {
      throw new ApiException(ApiProblem.unknown("hold", id));
    }
    LegacyAnswer.json(ctx, 200, Nodes.object().put("outcome", "lifted").put("id", id));
  }
}
