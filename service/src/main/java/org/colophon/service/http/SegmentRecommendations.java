package org.colophon.service.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.function.Supplier;
import org.colophon.audience.Audiences;
import org.colophon.audience.SegmentId;
import org.colophon.recommend.ReaderLists;
import org.colophon.recommend.ReaderRequest;
import org.colophon.recommend.Recommender;
import org.colophon.service.api.Lookup;

/// `GET /v1/segments/{id}/recommendations`: what to show to an audience now.
final class SegmentRecommendations implements Handler {
  private final Supplier<ReaderLists> lists;
  private final Audiences audiences;
  private final ReaderAnswers answers;

  SegmentRecommendations(Supplier<ReaderLists> lists, Audiences audiences, ReaderAnswers answers) {
    this.lists = lists;
    this.audiences = audiences;
    this.answers = answers;
  }

  @Override
  public void handle(Context ctx) {
    SegmentId id = Input.pathId(ctx, "id", SegmentId::new);
    int k = (int) Input.number(ctx, "k", 10, 1, Recommender.MAX_K);
    Lookup.segment(audiences, id);
    org.colophon.governance.Context reader = Readers.context(ctx);
    answers.answer(
        ctx,
        new ReaderAnswers.Question("segment", id.value()),
        () -> lists.get().list(ReaderRequest.of(id, reader, k)));
  }
}
