package org.colophon.service.items;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import org.colophon.catalog.Arrival;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactClocks;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.Rejection;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.Source;
import org.colophon.health.Repair;
import org.colophon.health.Repairs;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.Lookup;
import org.colophon.service.api.RecordedResponse;
import org.colophon.service.facts.FactsRequest;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `/v1/items/{id}/confirmations`, `/checked` and `/repairs`: what people found still right, and
/// what they changed.
public final class ConfirmationEndpoint implements Endpoint {
  private static final int MAX_REPAIRS = 100;

  private final Catalog catalog;
  private final ItemWriter writer;
  private final Repairs repairs;

  public ConfirmationEndpoint(Catalog catalog, ItemWriter writer, Repairs repairs) {
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
        Operation.post("/v1/items/{id}/confirmations")
            .summary("Confirm that a fact still holds")
            .description(
                "The statement keeps its order key, so whatever the source states next counts.")
            .parameters(ItemEndpoint.ID)
            .body(ConfirmationRequest.class, ItemExamples.CONFIRMATION)
            .answer(
                Answer.json(200, "The fact was confirmed.", RecordedResponse.class)
                    .example(ItemExamples.RECORDED))
            .problems(404, 409, 410)
            .handle(this::confirm),
        Operation.post("/v1/items/{id}/checked")
            .summary("Confirm that the content is still right")
            .parameters(ItemEndpoint.ID, Precondition.IF_MATCH, Precondition.IF_NONE_MATCH)
            .body(CheckedRequest.class, ItemExamples.CHECKED)
            .answer(
                Answer.json(200, "The check was recorded.", RecordedResponse.class)
                    .example(ItemExamples.RECORDED))
            .problems(404, 412)
            .handle(this::check),
        Operation.get("/v1/items/{id}/repairs")
            .summary("List what people changed in an item")
            .parameters(ItemEndpoint.ID)
            .answer(
                Answer.json(200, "The changes.", RepairsResponse.class)
                    .example(ItemExamples.REPAIRS))
            .handle(this::repairs));
  }

  private Response confirm(Request request) {
    ItemId id = request.get(ItemEndpoint.ID);
    JsonNode body = request.json();
    ConfirmationRequest confirmation = ApiMapper.read(body, ConfirmationRequest.class);
    Fact fact = fact(id, confirmation);
    Submission.StatedFact stated =
        new Submission.StatedFact(
            fact.key(),
            fact.value(),
            fact.order(),
            request.now(),
            fact.validFrom(),
            fact.validTo());
    Submission.Facts facts = new Submission.Facts(fact.source(), List.of(stated));
    RecordedResponse recorded = RecordedResponse.of(writer.record(facts), FactsRequest::pointer);
    repairs.append(new Repair(request.now(), id, confirmation.by(), "confirm", body.toString()));
    return Response.ok(recorded);
  }

  /// The statement of the source that is named, else of the one that decides.
  private Fact fact(ItemId id, ConfirmationRequest confirmation) {
    FactKey key = confirmation.key(id);
    try (CatalogView view = catalog.view()) {
      Lookup.item(view, id);
      Fact fact =
          view.facts(id).stream()
              .filter(one -> one.key().equals(key))
              .filter(one ->
                  confirmation.source() == null || confirmation.source().equals(one.source()))
              .max(
                  Comparator.comparing((Fact one) -> decides(one, view))
                      .thenComparing(Fact::clocks, Comparator.comparing(FactClocks::confirmedAt)))
              .orElseThrow(() -> unknownFact(id));
      if (fact.conflict()) {
        throw inConflict(fact);
      }
      return fact;
    }
  }

  private static boolean decides(Fact fact, CatalogView view) {
    return view.source(fact.source())
        .map(Source::authoritativeFor)
        .filter(types -> types.contains(fact.key().type()))
        .isPresent();
  }

  private static ApiException unknownFact(ItemId id) {
    return new ApiException(
        new ApiProblem(
            404,
            "fact_unknown",
            "/type",
            "no source stated such a fact of '" + id + "'",
            "let its source send it first"));
  }

  private static ApiException inConflict(Fact fact) {
    return new ApiException(
        new ApiProblem(
            409,
            "fact_conflict",
            "/type",
            "'" + fact.source() + "' stated two values under one order key",
            "send the correct one with POST /v1/facts"));
  }

  private Response check(Request request) {
    ItemId id = request.get(ItemEndpoint.ID);
    CheckedRequest checked = request.body(CheckedRequest.class);
    ItemVersion known =
        writer.find(id).orElseThrow(() -> new ApiException(ApiProblem.unknown("item", id)));
    Arrival arrival =
        Arrival.ordered(known.item().identity().source(), checked.toSubmission(id, request.now()));
    ItemWriter.Written written = writer.record(id, arrival, Precondition.of(request));
    return Response.ok(
        RecordedResponse.of(
            written.recorded(), path -> path instanceof Rejection.Path.ObservedAt ? "/at" : "/id"));
  }

  private Response repairs(Request request) {
    ItemId id = request.get(ItemEndpoint.ID);
    return Response.ok(RepairsResponse.of(id, repairs.of(id, MAX_REPAIRS)));
  }
}
