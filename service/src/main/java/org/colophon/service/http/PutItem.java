package org.colophon.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.Submission;
import org.colophon.service.json.ItemJson;

/// `PUT /v1/items/{id}`: a source or a person states the whole item.
final class PutItem implements Handler {
  private final Writes writes;
  private final Intakes intakes;

  PutItem(Writes writes, Intakes intakes) {
    this.writes = writes;
    this.intakes = intakes;
  }

  @Override
  public void handle(Context ctx) {
    ItemId id = Input.pathId(ctx, "id", ItemId::new);
    Submission.WholeItem item = read(Input.json(ctx), id);
    Writes.Written written = writes.record(id, item, Precondition.of(ctx));
    ObjectNode answer = RecordedJson.of(written.recorded(), Pointers::ofItem);
    written.after().ifPresent(version -> ctx.header("ETag", Precondition.etag(version)));
    Optional<ItemVersion> before = written.before();
    if (before.isEmpty()) {
      ctx.header("Location", "/v1/items/" + id);
    }
    Answer.json(ctx, before.isEmpty() ? 201 : 200, answer);
  }

  /// The id may stand in the path alone.
  private Submission.WholeItem read(JsonNode body, ItemId id) {
    if (body instanceof ObjectNode object && !object.has("id")) {
      object.put("id", id.value());
    }
    Submission.WholeItem item = Input.good(ItemJson.read(body, intakes.of(body)));
    if (!item.item().id().equals(id)) {
      throw new Refusal(
          new HttpProblem(
              422,
              "id_differs",
              "/id",
              "/id is '" + item.item().id() + "', the path says '" + id + "'",
              "leave the field out, or put it to its own path"));
    }
    WordLimit.check(item.item().content().text());
    return item;
  }
}
