package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Handler;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Context;
import org.colophon.governance.Gate;
import org.colophon.governance.GateSession;
import org.colophon.governance.Preview;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;

/// `GET /v1/items/{id}/governance`: the verdict with its reasons and what would clear it.
final class ItemGovernance implements Handler {
  private final Gate gate;

  ItemGovernance(Gate gate) {
    this.gate = gate;
  }

  @Override
  public void handle(io.javalin.http.Context ctx) {
    ItemId id = Input.pathId(ctx, "id", ItemId::new);
    Context context = Readers.context(ctx);
    try (GateSession session = gate.open(context)) {
      Preview preview = session.preview(id);
      if (preview.reasons().stream().map(Reason::code).anyMatch(ReasonCode.ITEM_UNKNOWN::equals)) {
        throw new Refusal(HttpProblem.unknown("item", id));
      }
      ObjectNode body = Nodes.object().put("item", id.value());
      body.put("territory", context.territory());
      body.put("evaluated_at", session.now().toString());
      body.put("facts_seq", session.seq());
      body.setAll(VerdictJson.of(preview));
      Answer.json(ctx, 200, body);
    }
  }
}
