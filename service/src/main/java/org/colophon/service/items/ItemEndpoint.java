package org.colophon.service.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.Arrival;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.editorial.AcceptedValues;
import org.colophon.health.Repair;
import org.colophon.health.Repairs;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.Lookup;
import org.colophon.service.api.RecordedResponse;
import org.colophon.service.api.WordLimit;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.jspecify.annotations.Nullable;

/// `/v1/items/{id}`: create, replace, read, change and delete an item.
public final class ItemEndpoint implements Endpoint {
  static final Parameter<ItemId> ID = Parameter.path("id", ItemId.class, "The item's id.");

  private static final String PATH = "/v1/items/{id}";
  private static final Parameter<Optional<SourceId>> SOURCE =
      Parameter.query(
          "source", SourceId.class, "The source that deletes it; its own one when absent.");
  private static final Parameter<Optional<Long>> EPOCH =
      Parameter.number("epoch", 0, "The epoch of the order key; 0 when absent.");
  private static final Parameter<Optional<Long>> POSITION =
      Parameter.number("position", 0, "The position of the order key; the next one when absent.");

  private final Catalog catalog;
  private final ItemWriter writer;
  private final Repairs repairs;
  private final AcceptedValues accepted;

  public ItemEndpoint(
      Catalog catalog, ItemWriter writer, Repairs repairs, AcceptedValues accepted) {
    this.accepted = accepted;
    this.catalog = catalog;
    this.writer = writer;
    this.repairs = repairs;
  }

  @Override
  public String subject() {
    return "items";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.put(PATH)
            .summary("Create or replace an item")
            .description(
                "The source states the whole item. Order keys decide what counts, not arrival. The"
                    + " id in the body may be left out.")
            .parameters(ID, Precondition.IF_MATCH, Precondition.IF_NONE_MATCH)
            .body(ItemDocument.class, ItemExamples.ITEM)
            .answer(
                Answer.json(200, "The item was stored.", RecordedResponse.class)
                    .header("ETag")
                    .example(ItemExamples.RECORDED))
            .answer(
                Answer.json(201, "The item is new.", RecordedResponse.class)
                    .header("ETag")
                    .header("Location")
                    .example(ItemExamples.RECORDED))
            .problems(409, 412)
            .handle(this::put),
        Operation.get(PATH)
            .summary("Get an item as stored, with its facts")
            .description("For those who keep the catalogue; readers are served lists.")
            .parameters(ID)
            .answer(
                Answer.json(200, "The item.", StoredItemResponse.class)
                    .header("ETag")
                    .example(ItemExamples.STORED))
            .problems(404, 410)
            .handle(this::get),
        Operation.delete(PATH)
            .summary("Delete an item")
            .description("A tombstone stays, so that an older statement does not restore it.")
            .parameters(
                ID, SOURCE, EPOCH, POSITION, Precondition.IF_MATCH, Precondition.IF_NONE_MATCH)
            .answer(
                Answer.json(200, "The item was deleted.", RecordedResponse.class)
                    .example(ItemExamples.RECORDED))
            .problems(404, 409, 412)
            .handle(this::delete),
        Operation.patch(PATH)
            .summary("Change some fields of an item")
            .description(
                "A person's change of the version in If-Match. It counts until the item's source"
                    + " states the item anew.")
            .parameters(ID, Precondition.IF_MATCH, Precondition.IF_NONE_MATCH)
            .body(
                List.of("application/merge-patch+json", "application/json"),
                ItemPatch.class,
                ItemExamples.PATCH)
            .answer(
                Answer.json(200, "The item was changed.", PatchedResponse.class)
                    .header("ETag")
                    .example(ItemExamples.PATCHED))
            .problems(404, 409, 410, 412, 428)
            .handle(this::patch));
  }

  private Response put(Request request) {
    ItemId id = request.get(ID);
    ItemDocument document = document(request.json(), id);
    WordLimit.check(document.text());
    Arrival arrival = document.toArrival(zone(document.source()), request.now());
    ItemWriter.Written written = writer.record(id, arrival, Precondition.of(request));
    RecordedResponse recorded = RecordedResponse.of(written.recorded(), ItemDocument::pointer);
    boolean isNew = written.before().isEmpty();
    Response.Complete response = tagged(Response.json(isNew ? 201 : 200, recorded), written);
    return isNew ? response.header("Location", "/v1/items/" + id) : response;
  }

  /// The id may stand in the path alone.
  private static ItemDocument document(JsonNode body, ItemId id) {
    if (body instanceof ObjectNode object && !object.has("id")) {
      object.put("id", id.value());
    }
    ItemDocument document = ApiMapper.read(body, ItemDocument.class);
    if (!document.id().equals(id)) {
      throw new ApiException(
          new ApiProblem(
              422,
              "id_differs",
              "/id",
              "/id is '" + document.id() + "', the path says '" + id + "'",
              "remove the field, or send the item to its own path"));
    }
    return document;
  }

  private @Nullable ZoneId zone(SourceId source) {
    try (CatalogView view = catalog.view()) {
      return view.source(source).map(known -> known.calendar().zone()).orElse(null);
    }
  }

  private Response get(Request request) {
    ItemId id = request.get(ID);
    try (CatalogView view = catalog.view()) {
      ItemVersion version = Lookup.item(view, id);
      return Response.ok(
              StoredItemResponse.of(
                  version, view.facts(id), accepted.of(version, view, request.now())))
          .header("ETag", Precondition.etag(version));
    }
  }

  private Response delete(Request request) {
    ItemId id = request.get(ID);
    SourceId source = request.get(SOURCE).orElseGet(() -> owner(id));
    Arrival arrival =
        request
            .get(POSITION)
            .map(position -> new OrderKey(request.get(EPOCH).orElse(0L), position))
            .map(key -> Arrival.ordered(source, deletion(id, source, key, request)))
            .orElseGet(() ->
                new Arrival(
                    source,
                    Set.of(new EntityRef.OfItem(id)),
                    key -> deletion(id, source, key, request)));
    ItemWriter.Written written = writer.record(id, arrival, Precondition.of(request));
    return Response.ok(RecordedResponse.of(written.recorded(), _ -> "source"));
  }

  private static Submission deletion(ItemId id, SourceId source, OrderKey key, Request request) {
    return new Submission.Deletion(id, source, key, request.now());
  }

  /// A person deletes for the item's own source.
  private SourceId owner(ItemId id) {
    return writer
        .find(id)
        .map(version -> version.item().identity().source())
        .orElseThrow(() -> new ApiException(ApiProblem.unknown("item", id)));
  }

  private Response patch(Request request) {
    ItemId id = request.get(ID);
    ItemPatch patch = request.body(ItemPatch.class);
    ItemVersion before = demanded(request, id);
    ItemPatch.Change change = patch.applyTo(before.item());
    WordLimit.check(change.after().text());
    ItemWriter.Written written =
        writer.record(
            id, change.after().toArrival(null, request.now()), Precondition.unchanged(before));
    RecordedResponse recorded = RecordedResponse.of(written.recorded(), ItemDocument::pointer);
    repairs.append(new Repair(request.now(), id, patch.by(), "edit", patch.text()));
    return tagged(Response.ok(PatchedResponse.of(recorded, change.undo())), written);
  }

  /// The version that a change demands; an edit has to name one.
  private ItemVersion demanded(Request request, ItemId id) {
    Precondition demanded = Precondition.of(request);
    demanded
        .ifMatch()
        .require("the header If-Match is missing: it names the version that is changed");
    try (CatalogView view = catalog.view()) {
      ItemVersion version = Lookup.item(view, id);
      demanded.check(Optional.of(version));
      return version;
    }
  }

  private static Response.Complete tagged(Response.Complete response, ItemWriter.Written written) {
    return written
        .after()
        .map(version -> response.header("ETag", Precondition.etag(version)))
        .orElse(response);
  }
}
