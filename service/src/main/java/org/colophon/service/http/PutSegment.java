package org.colophon.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import org.colophon.audience.Audiences;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.json.SegmentJson;
import org.colophon.service.json.Times;

/// `PUT /v1/segments/{id}`: adds or replaces an audience.
final class PutSegment implements Handler {
  private final Audiences audiences;
  private final Writes writes;

  PutSegment(Audiences audiences, Writes writes) {
    this.audiences = audiences;
    this.writes = writes;
  }

  @Override
  public void handle(Context ctx) {
    SegmentId id = Input.pathId(ctx, "id", SegmentId::new);
    JsonNode body = Input.json(ctx);
    if (body instanceof ObjectNode object && !object.has("id")) {
      object.put("id", id.value());
    }
    Segment segment = Input.good(SegmentJson.read(body, Times.stated(null)));
    if (!segment.id().equals(id)) {
      throw new ApiException(
          new ApiProblem(
              422,
              "id_differs",
              "/id",
              "/id is '" + segment.id() + "', the path says '" + id + "'",
              "leave the field out, or put it to its own path"));
    }
    boolean known = audiences.find(id).isPresent();
    long version = audiences.put(segment);
    writes.done();
    LegacyAnswer.json(
        ctx,
        known ? 200 : 201,
        SegmentsJson.of(new Audiences.Stored(segment, version), writes.now()));
  }
}
