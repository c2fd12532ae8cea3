package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Set;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;

/// `DELETE /v1/items/{id}`: the source deleted it; a tombstone stays.
final class DeleteItem implements Handler {
  private final Writes writes;

  DeleteItem(Writes writes) {
    this.writes = writes;
  }

  @Override
  public void handle(Context ctx) {
    ItemId id = Input.pathId(ctx, "id", ItemId::new);
    SourceId source = source(ctx, id);
    Submission.Deletion deletion =
        new Submission.Deletion(id, source, order(ctx, source, id), writes.now());
    Writes.Written written = writes.record(id, deletion, Precondition.of(ctx));
    ObjectNode answer = RecordedJson.of(written.recorded(), field -> field);
    Answer.json(ctx, 200, answer);
  }

  /// A person deletes for the item's own source.
  private SourceId source(Context ctx, ItemId id) {
    SourceId stated = Input.queryId(ctx, "source", SourceId::new);
    return stated != null
        ? stated
        : writes
            .find(id)
            .map(version -> version.item().identity().source())
            .orElseThrow(() -> new Refusal(HttpProblem.unknown("item", id)));
  }

  private OrderKey order(Context ctx, SourceId source, ItemId id) {
    return ctx.queryParam("position") == null
        ? writes.nextOrder(source, Set.of(id))
        : new OrderKey(
            Input.number(ctx, "epoch", 0, 0, Long.MAX_VALUE),
            Input.number(ctx, "position", 0, 0, Long.MAX_VALUE));
  }
}
