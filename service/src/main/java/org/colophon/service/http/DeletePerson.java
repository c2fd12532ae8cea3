package org.colophon.service.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import org.colophon.audience.People;
import org.colophon.audience.PersonRef;
import org.colophon.audience.Signals;

/// `DELETE /v1/people/{ref}`: a person asks to be forgotten. Nothing is left when it is answered,
/// whether or not anything was known.
final class DeletePerson implements Handler {
  private final Signals signals;

  DeletePerson(Signals signals) {
    this.signals = signals;
  }

  @Override
  public void handle(Context ctx) {
    People.Forgotten forgotten = signals.forget(Input.pathId(ctx, "ref", PersonRef::new));
    LegacyAnswer.json(
        ctx,
        200,
        Nodes.object()
            .put("outcome", "forgotten")
            .put("rows", forgotten.rows())
            .put("erased", forgotten.erased()));
  }
}
