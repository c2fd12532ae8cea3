package org.colophon.service.http;

import io.javalin.http.Handler;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.VerdictDetails;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.json.RulingJson;

/// `GET /v1/items/{id}/governance`: the verdict with its reasons and what would clear it.
final class ItemGovernance implements Handler {
  private final Gate gate;

  ItemGovernance(Gate gate) {
    this.gate = gate;
  }

  @Override
  public void handle(io.javalin.http.Context ctx) {
    ItemId id = Input.pathId(ctx, "id", ItemId::new);
    Purpose purpose = Input.constant(ctx, "purpose", Purpose.RECOMMEND);
    Context context = Readers.context(ctx).to(purpose);
    try (GateSession session = gate.open(context)) {
      VerdictDetails ruling = session.ruling(id);
      if (ruling.judged() == null) {
        throw new ApiException(ApiProblem.unknown("item", id));
      }
      LegacyAnswer.json(ctx, 200, RulingJson.of(ruling));
    }
  }
}
