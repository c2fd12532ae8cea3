package org.colophon.service.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.InstantSource;
import org.colophon.exposure.RecallStore;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.json.AcknowledgementJson;

/// `POST /v1/governance/recalls/{id}/acknowledged`: somebody acted upon a notice.
final class PostAcknowledged implements Handler {
  private final RecallStore recalls;
  private final InstantSource clock;

  PostAcknowledged(RecallStore recalls, InstantSource clock) {
    this.recalls = recalls;
    this.clock = clock;
  }

  @Override
  public void handle(Context ctx) {
    String id = ctx.pathParam("id");
    String by = Input.good(AcknowledgementJson.read(Input.json(ctx)));
    RecallStore.Entry entry =
        recalls
            .acknowledge(id, by)
            .orElseThrow(() -> new ApiException(ApiProblem.unknown("recall", id)));
    LegacyAnswer.json(ctx, 200, RecallJson.of(entry, clock.instant()));
  }
}
