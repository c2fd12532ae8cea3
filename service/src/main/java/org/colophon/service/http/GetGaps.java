package org.colophon.service.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.linking.CatalogGaps;
import org.colophon.service.json.GapsJson;

/// `GET /v1/governance/gaps`: what records and vocabularies lack, and what in texts is over; items
/// of other imprints than `imprint` only where its editors may know of them.
final class GetGaps implements Handler {
  private static final int USUAL_LEAST = 3;
  private static final int MOST = 200;

  private final CatalogGaps gaps;
  private final Gate gate;

  GetGaps(CatalogGaps gaps, Gate gate) {
    this.gaps = gaps;
    this.gate = gate;
  }

  @Override
  public void handle(Context ctx) {
    int least = (int) Input.number(ctx, "least", USUAL_LEAST, 1, 1_000_000);
    int most = (int) Input.number(ctx, "limit", 50, 1, MOST);
    try (GateSession session = Readers.editor(ctx, gate)) {
      LegacyAnswer.json(
          ctx, 200, GapsJson.write(gaps.report(least, most, session.now(), session::isVisible)));
    }
  }
}
