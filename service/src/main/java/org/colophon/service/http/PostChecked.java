package org.colophon.service.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Submission;
import org.colophon.service.http.Writes.Written;
import org.colophon.service.json.AnswerJson;

/// `POST /v1/items/{id}/checked`: somebody looked, and the content is still right.
final class PostChecked implements Handler {
  /// Who says so now has looked before. A check from this very instant on would not count yet: the
  /// clock may be wrong by as much.
  private static final Duration LOOKED_BEFORE = Duration.ofSeconds(2);

  private final Writes writes;

  PostChecked(Writes writes) {
    this.writes = writes;
  }

  @Override
  public void handle(Context ctx) {
    ItemId id = Input.pathId(ctx, "id", ItemId::new);
    Submission.ContentChecked check =
        Input.good(AnswerJson.readCheck(Input.json(ctx), id, writes.now().minus(LOOKED_BEFORE)));
    if (writes.find(id).isEmpty()) {
      throw new Refusal(HttpProblem.unknown("item", id));
    }
    Written written = writes.record(id, check, Precondition.of(ctx));
    Answer.json(ctx, 200, RecordedJson.of(written.recorded(), field -> "/" + field));
  }
}
