package org.colophon.service.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import org.colophon.audience.Audiences;
import org.colophon.audience.SegmentId;

/// `GET /v1/segments/{id}`: one audience.
final class GetSegment implements Handler {
  private final Audiences audiences;

  GetSegment(Audiences audiences) {
    this.audiences = audiences;
  }

  @Override
  public void handle(Context ctx) {
    SegmentId id = Input.pathId(ctx, "id", SegmentId::new);
    Answer.json(ctx, 200, SegmentsJson.of(find(audiences, id)));
  }

  static Audiences.Stored find(Audiences audiences, SegmentId id) {
    return audiences.find(id).orElseThrow(() -> new Refusal(HttpProblem.unknown("segment", id)));
  }
}
