package org.colophon.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import org.colophon.catalog.Submission;
import org.colophon.service.json.FactsJson;

/// `POST /v1/facts`: a feed states prices, availability, ranks, dates.
final class PostFacts implements Handler {
  private final Writes writes;
  private final Intakes intakes;

  PostFacts(Writes writes, Intakes intakes) {
    this.writes = writes;
    this.intakes = intakes;
  }

  @Override
  public void handle(Context ctx) {
    JsonNode body = Input.json(ctx);
    Submission.Facts facts = Input.good(FactsJson.read(body, intakes.of(body)));
    writes.requireRegistered(facts);
    Answer.json(ctx, 200, RecordedJson.of(writes.record(facts), Pointers::ofFacts));
  }
}
