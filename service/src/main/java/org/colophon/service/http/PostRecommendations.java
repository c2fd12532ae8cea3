package org.colophon.service.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.log.Catalog;
import org.colophon.recommend.ReaderLists;
import org.colophon.service.json.ReaderJson;
import org.colophon.service.json.Received;

/// `POST /v1/recommendations`: what to show to a reader now, by a segment, by what the reader did
/// lately, or both. Nothing of the reader is stored; the answer is written down as every other.
final class PostRecommendations implements Handler {
  private final Supplier<ReaderLists> lists;
  private final Catalog catalog;
  private final ReaderAnswers answers;
  private final InstantSource clock;

  PostRecommendations(
      Supplier<ReaderLists> lists, Catalog catalog, ReaderAnswers answers, InstantSource clock) {
    this.lists = lists;
    this.catalog = catalog;
    this.answers = answers;
    this.clock = clock;
  }

  @Override
  public void handle(Context ctx) {
    Received received = Received.live(clock.instant(), Received.Products.of(catalog));
    ReaderJson.Asked asked = Input.good(ReaderJson.read(Input.json(ctx), received));
    SegmentId segment = asked.request().segment();
    answers.answer(
        ctx,
        new ReaderAnswers.Question(
            segment == null ? Map.of() : Map.of("segment", segment.value()), asked.surface()),
        () -> lists.get().list(asked.request()));
  }
}
