package org.colophon.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.health.Repair;
import org.colophon.health.Repairs;
import org.colophon.service.json.Intake;
import org.colophon.service.json.ItemPatch;
import org.colophon.service.json.Json;
import org.colophon.service.json.Times;

/// `PATCH /v1/items/{id}`: a person changes some of an item's own fields, on the version that the
/// person saw. It counts until the item's source states the item anew.
final class PatchItem implements Handler {
  private final Catalog catalog;
  private final Writes writes;
  private final Repairs repairs;

  PatchItem(Catalog catalog, Writes writes, Repairs repairs) {
    this.catalog = catalog;
    this.writes = writes;
    this.repairs = repairs;
  }

  @Override
  public void handle(Context ctx) {
    ItemId id = Input.pathId(ctx, "id", ItemId::new);
    JsonNode body =
        Input.good(
            Json.parse(
                Input.body(ctx, List.of("application/merge-patch+json", "application/json"))));
    if (ctx.header("If-Match") == null) {
      throw new Refusal(
          new HttpProblem(
              428,
              "precondition_required",
              "If-Match",
              "it is not said which version was changed",
              "read the item and send its ETag as If-Match"));
    }
    ItemVersion before;
    try (CatalogView view = catalog.view()) {
      before = GetItem.live(view, id);
    }
    Precondition.of(ctx).check(java.util.Optional.of(before));
    ItemPatch.Change change =
        Input.good(ItemPatch.read(body, before.item(), intake(before.item())));
    WordLimit.check(change.item().item().content().text());
    Precondition unchanged = new Precondition(List.of(Precondition.etag(before)), false);
    Writes.Written written = writes.record(id, change.item(), unchanged);
    ObjectNode answer = RecordedJson.of(written.recorded(), Pointers::ofItem);
    repairs.append(new Repair(writes.now(), id, change.by(), "edit", body.toString()));
    written.after().ifPresent(version -> ctx.header("ETag", Precondition.etag(version)));
    Answer.json(ctx, 200, answer.set("undo", change.undo()));
  }

  private Intake intake(Item item) {
    SourceId source = item.identity().source();
    return new Intake(
        Intake.Presets.NONE,
        writes.nextOrder(source, Set.of(item.id())),
        writes.now(),
        Times.stated(null));
  }
}
