package org.colophon.service.sources;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.Source;
import org.colophon.health.HealthReporter;
import org.colophon.health.SourceDeliveries;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `/v1/sources`: register data sources, read their status, report deliveries and heartbeats.
public final class SourceEndpoint implements Endpoint {
  private static final String PATH = "/v1/sources/{id}";
  private static final Parameter<SourceId> ID =
      Parameter.path("id", SourceId.class, "The source's id.");

  private final Catalog catalog;
  private final HealthReporter reporter;
  private final SourceDeliveries deliveries;
  private final Runnable afterWrite;
  private final ZoneId zone;

  /// @param afterWrite makes derived data see a write before it is answered
  /// @param zone of a source that names none
  public SourceEndpoint(
      Catalog catalog,
      HealthReporter reporter,
      SourceDeliveries deliveries,
      Runnable afterWrite,
      ZoneId zone) {
    this.zone = zone;
    this.catalog = catalog;
    this.reporter = reporter;
    this.deliveries = deliveries;
    this.afterWrite = afterWrite;
  }

  @Override
  public String subject() {
    return "sources";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/sources")
            .summary("List data sources and their status")
            .answer(
                Answer.json(200, "The sources.", SourcesResponse.class)
                    .example(SourceExamples.SOURCES))
            .handle(this::list),
        Operation.get(PATH)
            .summary("Get a data source and its status")
            .parameters(ID)
            .answer(source(200, "The source."))
            .problems(404)
            .handle(request -> Response.ok(status(known(request).id(), request.now()))),
        Operation.put(PATH)
            .summary("Register a data source or change its calendar or owner")
            .description("The id in the body may be left out.")
            .parameters(ID)
            .body(SourceDocument.class, SourceExamples.DOCUMENT)
            .answer(source(200, "The source was changed."))
            .answer(source(201, "The source is new."))
            .handle(this::put),
        Operation.post(PATH + "/deliveries")
            .summary("Report a complete delivery of a source")
            .description(
                "With items, the list of all that the source has: what is missing is deleted,"
                    + " unless that is more than one in twenty.")
            .parameters(ID)
            .body(DeliveryRequest.class, SourceExamples.DELIVERY)
            .answer(
                Answer.json(200, "The delivery was confirmed or held.", DeliveryResponse.class)
                    .example(SourceExamples.DELIVERED))
            .problems(404)
            .handle(this::deliver),
        Operation.post(PATH + "/heartbeats")
            .summary("Report that a source is alive, or an error there")
            .parameters(ID)
            .body(HeartbeatRequest.class, SourceExamples.HEARTBEAT)
            .answer(source(200, "The heartbeat was recorded."))
            .problems(404)
            .handle(this::beat));
  }

  private static Answer source(int status, String description) {
    return Answer.json(status, description, SourceResponse.class).example(SourceExamples.STATUS);
  }

  private Response list(Request request) {
    Instant now = request.now();
    return Response.ok(SourcesResponse.of(reporter.sources(now), now));
  }

  private Response put(Request request) {
    SourceId id = request.get(ID);
    SourceDocument document =
        ApiMapper.read(PathId.added(request.json(), id.value()), SourceDocument.class);
    PathId.check(document.id().value(), id.value());
    boolean isNew = find(id).isEmpty();
    catalog.put(document.toReference(zone));
    afterWrite.run();
    return Response.json(isNew ? 201 : 200, status(id, request.now()));
  }

  private Response deliver(Request request) {
    Source source = known(request);
    DeliveryRequest delivery = request.body(DeliveryRequest.class);
    Set<ItemId> listed = delivery.listed();
    Optional<SourceDeliveries.Result> result = Optional.empty();
    if (listed == null) {
      deliveries.complete(source.id(), delivery.upTo());
    } else {
      result =
          Optional.of(deliveries.snapshot(source, listed, delivery.upTo(), delivery.acceptedBy()));
    }
    afterWrite.run();
    SourceResponse status = status(source.id(), request.now());
    return Response.ok(
        result
            .map(outcome -> DeliveryResponse.of(outcome, status))
            .orElseGet(() -> DeliveryResponse.confirmed(status)));
  }

  private Response beat(Request request) {
    Source source = known(request);
    deliveries.heartbeat(source.id(), request.body(HeartbeatRequest.class).error());
    return Response.ok(status(source.id(), request.now()));
  }

  private Source known(Request request) {
    SourceId id = request.get(ID);
    return find(id).orElseThrow(() -> new ApiException(ApiProblem.unknown("source", id)));
  }

  private Optional<Source> find(SourceId id) {
    try (CatalogView view = catalog.view()) {
      return view.source(id);
    }
  }

  private SourceResponse status(SourceId id, Instant now) {
    return reporter.sources(now).stream()
        .filter(status -> status.source().id().equals(id))
        .findFirst()
        .map(SourceResponse::of)
        .orElseThrow();
  }
}
