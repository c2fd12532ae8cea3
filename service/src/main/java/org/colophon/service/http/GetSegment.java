package org.colophon.service.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.InstantSource;
import org.colophon.audience.Audiences;
import org.colophon.audience.SegmentId;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;

/// `GET /v1/segments/{id}`: one audience.
final class GetSegment implements Handler {
  private final Audiences audiences;
  private final InstantSource clock;

  GetSegment(Audiences audiences, InstantSource clock) {
    this.audiences = audiences;
    this.clock = clock;
  }

  @Override
  public void handle(Context ctx) {
    SegmentId id = Input.pathId(ctx, "id", SegmentId::new);
    LegacyAnswer.json(ctx, 200, SegmentsJson.of(find(audiences, id), clock.instant()));
  }

  static Audiences.Stored find(Audiences audiences, SegmentId id) {
    return audiences
        .find(id)
        .orElseThrow(() -> new ApiException(ApiProblem.unknown("segment", id)));
  }
}
