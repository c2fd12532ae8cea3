package org.colophon.service.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.InstantSource;
import org.colophon.linking.CatalogGaps;
import org.colophon.service.json.GapsJson;

/// `GET /v1/governance/gaps`: what records and vocabularies lack, and what in texts is over.
final class GetGaps implements Handler {
  private static final int USUAL_LEAST = 3;
  private static final int MOST = 200;

  private final CatalogGaps gaps;
  private final InstantSource clock;

  GetGaps(CatalogGaps gaps, InstantSource clock) {
    this.gaps = gaps;
    this.clock = clock;
  }

  @Override
  public void handle(Context ctx) {
    int least = (int) Input.number(ctx, "least", USUAL_LEAST, 1, 1_000_000);
    int most = (int) Input.number(ctx, "limit", 50, 1, MOST);
    LegacyAnswer.json(ctx, 200, GapsJson.write(gaps.report(least, most, clock.instant())));
  }
}
