package org.colophon.service.policies;

import java.util.List;
import org.colophon.catalog.Hold;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.scope.ScopeMatcher;
import org.colophon.governance.rules.HoldCoverage;
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

/// `/v1/holds`: place, list and lift holds. A hold works before it is acknowledged.
public final class HoldEndpoint implements Endpoint {
  private static final Parameter<String> ID = Parameter.path("id", "The hold's id.");

  private static final String PLACE =
      """
      {"scope": {"contributor": "ada-muster"}, "reason": "Rechtsstreit", "by": "kim"}
      """;
  private static final String HOLD =
      """
      {"id": "hold-1763802000000000", "scope": {"contributor": "ada-muster"},
       "reason": "Rechtsstreit", "by": "kim"}
      """;
  private static final String PLACED =
      """
      {"id": "hold-1763802000000000", "scope": {"contributor": "ada-muster"},
       "reason": "Rechtsstreit", "by": "kim", "covers": {"items": 3, "complete": true},
       "warnings": []}
      """;

  private final Catalog catalog;
  private final ScopeMatcher scopes;
  private final GeneratedIds ids;
  private final Runnable afterWrite;

  /// @param afterWrite makes derived data see a write before it is answered
  public HoldEndpoint(Catalog catalog, ScopeMatcher scopes, GeneratedIds ids, Runnable afterWrite) {
    this.catalog = catalog;
    this.scopes = scopes;
    this.ids = ids;
    this.afterWrite = afterWrite;
  }

  /// The holds that nobody has lifted.
  @SchemaName("Holds")
  record HoldsResponse(List<HoldEntry> holds) {}

  /// The confirmation that a hold was lifted.
  @SchemaName("Lifted")
  record LiftedResponse(Outcome outcome, String id) {
    /// The one outcome.
    enum Outcome {
      LIFTED
    }
  }

  @Override
  public String subject() {
    return "policies";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/holds")
            .summary("List holds that nobody has lifted")
            .answer(
                Answer.json(200, "The holds.", HoldsResponse.class)
                    .example("{\"holds\": [" + HOLD + "]}"))
            .handle(this::list),
        Operation.post("/v1/holds")
            .summary("Place a hold on items, a contributor, series, subject or imprint")
            .description("It works before it is acknowledged.")
            .body(HoldRequest.class, PLACE)
            .answer(
                Answer.json(201, "The hold is in force.", PlacedHoldResponse.class)
                    .header("Location")
                    .example(PLACED))
            .problems(409)
            .handle(this::place),
        Operation.delete("/v1/holds/{id}")
            .summary("Lift a hold")
            .parameters(ID)
            .answer(
                Answer.json(200, "The hold was lifted.", LiftedResponse.class)
                    .example("{\"outcome\": \"lifted\", \"id\": \"hold-1763802000000000\"}"))
            .problems(404)
            .handle(this::lift));
  }

  private Response list(Request request) {
    try (CatalogView view = catalog.view()) {
      return Response.ok(
          new HoldsResponse(
              view.holds().stream()
                  .filter(hold -> isOf(request.caller(), hold, view))
                  .map(HoldEntry::of)
                  .toList()));
    }
  }

  /// Whether a hold is about the caller's imprints alone. One across imprints is seen by those who
  /// see all of them; at the item that it stops, everybody who sees the item is told.
  private static boolean isOf(Caller caller, Hold hold, CatalogView view) {
    return !caller.isLimited()
        || switch (hold.scope()) {
          case Hold.Scope.Items(var ids) -> ids.stream().allMatch(id -> caller.seesItem(view, id));
          case Hold.Scope.OfImprint(var id) -> caller.sees(id);
          case Hold.Scope.OfContributor _, Hold.Scope.OfSeries _, Hold.Scope.OfSubject _ -> false;
        };
  }

  private Response place(Request request) {
    Hold hold = request.body(HoldRequest.class).toHold(ids.next("hold", request.now()));
    placed(hold);
    try (CatalogView view = catalog.view()) {
      HoldCoverage coverage = HoldCoverage.of(hold, view, scopes, request.now());
      return Response.json(201, PlacedHoldResponse.of(hold, coverage))
          .header("Location", "/v1/holds/" + hold.id());
    }
  }

  /// Places a hold; one that is in force under the same id stays as it is.
  private synchronized void placed(Hold hold) {
    if (isHeld(hold.id(), Caller.OPERATOR)) {
      throw new ApiException(
          new ApiProblem(
              409,
              "hold_exists",
              "/id",
              "a hold '" + hold.id() + "' is in force; it stays as it is",
              "send another id, or lift that hold"));
    }
    catalog.place(hold);
    afterWrite.run();
  }

  private synchronized Response lift(Request request) {
    String id = request.get(ID);
    if (!isHeld(id, request.caller())) {
      throw new ApiException(ApiProblem.unknown("hold", id));
    }
    catalog.lift(id);
    afterWrite.run();
    return Response.ok(new LiftedResponse(LiftedResponse.Outcome.LIFTED, id));
  }

  private boolean isHeld(String id, Caller caller) {
    try (CatalogView view = catalog.view()) {
      return view.holds().stream()
          .anyMatch(hold -> hold.id().equals(id) && isOf(caller, hold, view));
    }
  }
}
