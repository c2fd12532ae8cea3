package org.colophon.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.Imprint;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Source;
import org.colophon.health.HealthReporter;
import org.colophon.health.SourceDeliveries;
import org.colophon.health.SourceStatus;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.json.HealthAnswers;
import org.colophon.service.json.HealthJson;
import org.colophon.service.json.SourceJson;

/// `/v1/sources`: who states facts, how they fare, and what they say of their own deliveries; and
/// `/v1/imprints/{id}`.
final class Sources {
  private static final int SHOWN = 20;

  private final Catalog catalog;
  private final HealthReporter reporter;
  private final SourceDeliveries deliveries;
  private final Writes writes;

  Sources(Catalog catalog, HealthReporter reporter, SourceDeliveries deliveries, Writes writes) {
    this.catalog = catalog;
    this.reporter = reporter;
    this.deliveries = deliveries;
    this.writes = writes;
  }

  /// `GET /v1/sources`.
  void list(Context ctx) {
    Instant now = writes.now();
    LegacyAnswer.json(ctx, 200, SourceJson.write(reporter.sources(now), now));
  }

  /// `GET /v1/sources/{id}`.
  void get(Context ctx) {
    LegacyAnswer.json(ctx, 200, SourceJson.write(status(known(ctx).id())));
  }

  /// `PUT /v1/sources/{id}`: registers a source, or changes its calendar or its owner.
  void put(Context ctx) {
    SourceId id = Input.pathId(ctx, "id", SourceId::new);
    Source source = Input.good(SourceJson.read(named(Input.json(ctx), id.value())));
    same(source.id().value(), id.value());
    boolean fresh = find(id).isEmpty();
    writes.put(new Reference.OfSource(source));
    LegacyAnswer.json(ctx, fresh ? 201 : 200, SourceJson.write(status(id)));
  }

  /// `PUT /v1/imprints/{id}`: registers an imprint.
  void putImprint(Context ctx) {
    ImprintId id = Input.pathId(ctx, "id", ImprintId::new);
    Imprint imprint = Input.good(HealthAnswers.imprint(named(Input.json(ctx), id.value())));
    same(imprint.id().value(), id.value());
    boolean fresh;
    try (CatalogView view = catalog.view()) {
      fresh = view.imprint(id).isEmpty();
    }
    writes.put(new Reference.OfImprint(imprint));
    ObjectNode answer = Nodes.object().put("id", id.value()).put("name", imprint.name());
    LegacyAnswer.json(ctx, fresh ? 201 : 200, answer.put("legal_entity", imprint.legalEntity()));
  }

  private static JsonNode named(JsonNode body, String id) {
    if (body instanceof ObjectNode object && !object.has("id")) {
      object.put("id", id);
    }
    return body;
  }

  private static void same(String stated, String path) {
    if (!stated.equals(path)) {
      throw new ApiException(
          new ApiProblem(
              422,
              "id_differs",
              "/id",
              "/id is '" + stated + "', the path says '" + path + "'",
              "leave the field out, or put it to its own path"));
    }
  }

  /// `POST /v1/sources/{id}/deliveries`: the source delivered everything, up to its watermark; with
  /// `items` it lists all that it has, and what is missing is deleted unless that is too much.
  void delivered(Context ctx) {
    Source source = known(ctx);
    SourceJson.Delivery delivery = Input.good(SourceJson.readDelivery(Input.json(ctx)));
    ObjectNode answer = Nodes.object();
    if (delivery.items() == null) {
      deliveries.complete(source.id(), delivery.upTo());
      answer.put("outcome", "confirmed");
    } else {
      switch (deliveries.snapshot(
          source, delivery.items(), delivery.upTo(), delivery.acceptedBy())) {
        case SourceDeliveries.Result.Taken(List<ItemId> deleted) -> {
          answer.put("outcome", "confirmed").put("deleted", deleted.size());
          deleted.stream().limit(SHOWN).map(ItemId::value).forEach(answer.putArray("items")::add);
        }
        case SourceDeliveries.Result.Held(var incident, List<ItemId> missing, int of) -> {
          answer.put("outcome", "held").put("missing", missing.size()).put("of", of);
          missing.stream().limit(SHOWN).map(ItemId::value).forEach(answer.putArray("items")::add);
          answer.set("incident", HealthJson.write(incident));
        }
      }
    }
    writes.done();
    LegacyAnswer.json(ctx, 200, answer.set("source", SourceJson.write(status(source.id()))));
  }

  /// `POST /v1/sources/{id}/heartbeats`: the source lives, and says what failed there.
  void beat(Context ctx) {
    Source source = known(ctx);
    String error = Input.good(SourceJson.readHeartbeat(Input.json(ctx)));
    deliveries.heartbeat(source.id(), error.isEmpty() ? null : error);
    LegacyAnswer.json(ctx, 200, SourceJson.write(status(source.id())));
  }

  private Source known(Context ctx) {
    SourceId id = Input.pathId(ctx, "id", SourceId::new);
    return find(id).orElseThrow(() -> new ApiException(ApiProblem.unknown("source", id)));
  }

  private Optional<Source> find(SourceId id) {
    try (CatalogView view = catalog.view()) {
      return view.source(id);
    }
  }

  private SourceStatus status(SourceId id) {
    return reporter.sources(writes.now()).stream()
        .filter(status -> status.source().id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
