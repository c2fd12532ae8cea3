package org.colophon.service.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.function.Supplier;
import org.colophon.catalog.ItemId;
import org.colophon.recommend.ReaderList;
import org.colophon.recommend.Recommender;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;

/// `GET /v1/items/{id}/related`: what to show beside an item now.
final class RelatedItems implements Handler {
  private final Supplier<Recommender> recommender;
  private final Writes writes;
  private final ReaderAnswers answers;

  RelatedItems(Supplier<Recommender> recommender, Writes writes, ReaderAnswers answers) {
    this.recommender = recommender;
    this.writes = writes;
    this.answers = answers;
  }

  @Override
  public void handle(Context ctx) {
    ItemId id = Input.pathId(ctx, "id", ItemId::new);
    int k = (int) Input.number(ctx, "k", 6, 1, Recommender.MAX_K);
    if (writes.find(id).isEmpty()) {
      throw new ApiException(ApiProblem.unknown("item", id));
    }
    org.colophon.governance.Context reader = Readers.context(ctx);
    answers.answer(
        ctx,
        new ReaderAnswers.Question("item", id.value()),
        () -> ReaderList.plain(recommender.get().related(id, reader, k)));
  }
}
