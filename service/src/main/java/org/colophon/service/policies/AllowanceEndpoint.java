package org.colophon.service.policies;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.Allowance;
import org.colophon.catalog.Allowance.Exemption;
import org.colophon.catalog.Allowance.ItemOverride;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.SchemaName;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Caller;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `/v1/exceptions` and `/v1/overrides`: let reasons pass for an imprint or an item.
public final class AllowanceEndpoint implements Endpoint {
  private static final String EXCEPTIONS = "/v1/exceptions";
  private static final String OVERRIDES = "/v1/overrides";
  private static final Parameter<String> EXCEPTION_ID = Parameter.path("id", "The exception's id.");
  private static final Parameter<String> OVERRIDE_ID = Parameter.path("id", "The override's id.");

  private static final String EXCEPTION =
      """
      {"id": "katalog", "imprint": "nordufer", "limit": "P9D", "owner": "desk-nordufer",
       "code": "fact_stale", "fact": "price", "reason": "Umzug des Shops", "by": "kim",
       "from": "2026-11-22T08:59:58Z", "until": "2027-01-31T00:00:00Z"}
      """;
  private static final String OVERRIDE =
      """
      {"id": "titelseite", "item": "hafenlicht", "code": "check_overdue",
       "reason": "heute geprüft", "by": "kim", "from": "2026-11-22T08:59:58Z",
       "until": "2026-11-24T09:00:00Z"}
      """;

  private final Catalog catalog;
  private final GeneratedIds ids;
  private final Runnable afterWrite;

  /// @param afterWrite makes derived data see a write before it is answered
  public AllowanceEndpoint(Catalog catalog, GeneratedIds ids, Runnable afterWrite) {
    this.catalog = catalog;
    this.ids = ids;
    this.afterWrite = afterWrite;
  }

  /// The exceptions.
  @SchemaName("Exceptions")
  record ExceptionsResponse(List<ExceptionEntry> exceptions) {}

  /// The overrides.
  @SchemaName("Overrides")
  record OverridesResponse(List<OverrideEntry> overrides) {}

  /// The confirmation that an exception or override was ended.
  @SchemaName("Ended")
  record EndedResponse(Outcome outcome, String id) {
    /// The one outcome.
    enum Outcome {
      ENDED
    }

    static EndedResponse of(String id) {
      return new EndedResponse(Outcome.ENDED, id);
    }
  }

  @Override
  public String subject() {
    return "policies";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(EXCEPTIONS)
            .summary("List exceptions of imprints")
            .answer(
                Answer.json(200, "The exceptions.", ExceptionsResponse.class)
                    .example("{\"exceptions\": [" + EXCEPTION + "]}"))
            .handle(this::exceptions),
        Operation.post(EXCEPTIONS)
            .summary("Create an exception for an imprint (max 12 months)")
            .body(ExceptionRequest.class, EXCEPTION)
            .answer(
                Answer.json(201, "The exception is in force.", ExceptionEntry.class)
                    .header("Location")
                    .example(EXCEPTION))
            .problems(409)
            .handle(this::except),
        Operation.delete(EXCEPTIONS + "/{id}")
            .summary("End an exception")
            .parameters(EXCEPTION_ID)
            .answer(ended())
            .problems(404)
            .handle(
                request -> end(request, request.get(EXCEPTION_ID), "exception", Exemption.class)),
        Operation.get(OVERRIDES)
            .summary("List item-level overrides")
            .answer(
                Answer.json(200, "The overrides.", OverridesResponse.class)
                    .example("{\"overrides\": [" + OVERRIDE + "]}"))
            .handle(this::overrides),
        Operation.post(OVERRIDES)
            .summary("Create an item-level override (max 72 h)")
            .body(OverrideRequest.class, OVERRIDE)
            .answer(
                Answer.json(201, "The override is in force.", OverrideEntry.class)
                    .header("Location")
                    .example(OVERRIDE))
            .problems(409)
            .handle(this::override),
        Operation.delete(OVERRIDES + "/{id}")
            .summary("End an override")
            .parameters(OVERRIDE_ID)
            .answer(ended())
            .problems(404)
            .handle(
                request -> end(request, request.get(OVERRIDE_ID), "override", ItemOverride.class)));
  }

  private static Answer ended() {
    return Answer.json(200, "It was ended.", EndedResponse.class)
        .example("{\"outcome\": \"ended\", \"id\": \"katalog\"}");
  }

  private Response exceptions(Request request) {
    return Response.ok(
        new ExceptionsResponse(
            all(Exemption.class, request.caller()).stream().map(ExceptionEntry::of).toList()));
  }

  private Response overrides(Request request) {
    return Response.ok(
        new OverridesResponse(
            all(ItemOverride.class, request.caller()).stream().map(OverrideEntry::of).toList()));
  }

  private <T extends Allowance> List<T> all(Class<T> kind, Caller caller) {
    try (CatalogView view = catalog.view()) {
      return view.allowances().stream()
          .filter(kind::isInstance)
          .filter(allowance -> isSeen(caller, allowance, view))
          .map(kind::cast)
          .toList();
    }
  }

  private static boolean isSeen(Caller caller, Allowance allowance, CatalogView view) {
    return switch (allowance) {
      case Exemption exemption -> caller.sees(exemption.imprint());
      case ItemOverride override -> caller.seesItem(view, override.item());
    };
  }

  private Response except(Request request) {
    Exemption exemption =
        request
            .body(ExceptionRequest.class)
            .toExemption(ids.next("exception", request.now()), request.now());
    allow(exemption);
    return Response.json(201, ExceptionEntry.of(exemption))
        .header("Location", EXCEPTIONS + "/" + exemption.id());
  }

  private Response override(Request request) {
    ItemOverride override =
        request
            .body(OverrideRequest.class)
            .toOverride(ids.next("override", request.now()), request.now());
    allow(override);
    return Response.json(201, OverrideEntry.of(override))
        .header("Location", OVERRIDES + "/" + override.id());
  }

  /// Adds an exception or override; one that exists under the same id stays as it is.
  private synchronized void allow(Allowance allowance) {
    try (CatalogView view = catalog.view()) {
      if (view.allowances().stream().anyMatch(known -> known.id().equals(allowance.id()))) {
        throw new ApiException(
            new ApiProblem(
                409,
                "allowance_exists",
                "/id",
                "an exception or override '" + allowance.id() + "' exists; it stays as it is",
                "send another id, or end that one"));
      }
      switch (allowance) {
        case Exemption exemption -> requireOwner(exemption, view);
        case ItemOverride override -> requireTime(override, view);
      }
    }
    catalog.allow(allowance);
    afterWrite.run();
  }

  private static void requireOwner(Exemption exemption, CatalogView view) {
    if (view.desk(exemption.owner()).filter(DeskRecord::hasMembers).isEmpty()) {
      throw new ApiException(
          new ApiProblem(
              422,
              "desk_unknown",
              "/owner",
              "'" + exemption.owner() + "' is not an active desk with a member",
              "send a desk that is responsible for the exception"));
    }
  }

  /// Overrides cannot be chained: those of one item and one code last 72 hours together.
  private static void requireTime(ItemOverride override, CatalogView view) {
    Instant end = override.end(view.allowances());
    if (end.isBefore(override.until())) {
      boolean none = !end.isAfter(override.from());
      throw new ApiException(
          new ApiProblem(
              422,
              "override_too_long",
              "/until",
              "together with earlier overrides of this item and code it lasts longer than 72 hours",
              none
                  ? "correct the cause, or create an exception for the imprint"
                  : "send an end up to " + end));
    }
  }

  private synchronized Response end(
      Request request, String id, String kind, Class<? extends Allowance> type) {
    boolean open =
        all(type, request.caller()).stream()
            .anyMatch(one -> one.id().equals(id) && one.until().isAfter(request.now()));
    if (!open) {
      throw new ApiException(ApiProblem.unknown(kind, id));
    }
    catalog.disallow(id);
    afterWrite.run();
    return Response.ok(EndedResponse.of(id));
  }
}
