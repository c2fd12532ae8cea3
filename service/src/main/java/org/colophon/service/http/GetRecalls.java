package org.colophon.service.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.InstantSource;
import org.colophon.exposure.RecallStore;

/// `GET /v1/governance/recalls`: what has to be taken back, by cursor.
final class GetRecalls implements Handler {
  private static final int MAX_LIMIT = 1_000;

  private final RecallStore recalls;
  private final InstantSource clock;

  GetRecalls(RecallStore recalls, InstantSource clock) {
    this.recalls = recalls;
    this.clock = clock;
  }

  @Override
  public void handle(Context ctx) {
    long after = Input.number(ctx, "after", 0, 0, Long.MAX_VALUE);
    int limit = (int) Input.number(ctx, "limit", 100, 1, MAX_LIMIT);
    LegacyAnswer.json(
        ctx, 200, RecallJson.list(recalls.after(after, limit), after, clock.instant()));
  }
}
