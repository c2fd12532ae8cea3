package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.colophon.audience.Audiences;

/// `GET /v1/segments`: all audiences, by cursor.
final class GetSegments implements Handler {
  private final Audiences audiences;
  private final InstantSource clock;

  GetSegments(Audiences audiences, InstantSource clock) {
    this.audiences = audiences;
    this.clock = clock;
  }

  @Override
  public void handle(Context ctx) {
    String after = Input.text(ctx, "after", "");
    int limit = (int) Input.number(ctx, "limit", 100, 1, 1_000);
    List<Audiences.Stored> rest =
        audiences.all().stream()
            .filter(stored -> stored.segment().id().value().compareTo(after) > 0)
            .toList();
    Instant now = clock.instant();
    ObjectNode body = Nodes.object();
    ArrayNode segments = body.putArray("segments");
    rest.stream().limit(limit).forEach(stored -> segments.add(SegmentsJson.of(stored, now)));
    if (rest.size() > limit) {
      body.put("next_after", rest.get(limit - 1).segment().id().value());
    }
    LegacyAnswer.json(ctx, 200, body);
  }
}
