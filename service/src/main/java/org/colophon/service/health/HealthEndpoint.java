package org.colophon.service.health;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.IdGrammar;
import org.colophon.catalog.ImprintId;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.health.HealthReport;
import org.colophon.health.HealthReporter;
import org.colophon.linking.CatalogGaps;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.Excerpt;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Caller;
import org.colophon.service.http.ContextParameters;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `/v1/governance/report`, `/spread` and `/gaps`: the state of the catalogue.
public final class HealthEndpoint implements Endpoint {
  private static final Parameter<Purpose> PURPOSE =
      Parameter.choice("purpose", Purpose.RECOMMEND, "The purpose that items are judged for.");
  private static final Parameter<Optional<ImprintId>> IMPRINT =
      Parameter.query("imprint", ImprintId.class, "Only items of this imprint.");
  private static final Parameter<Optional<DeskId>> DESK =
      Parameter.query("desk", DeskId.class, "Only what this desk owns or has to fix.");
  private static final Parameter<Integer> ENTRIES =
      Parameter.number("entries", 20, 1, 1_000, "The most items of each cause.");
  private static final Parameter<Optional<String>> ENTITY =
      Parameter.query(
          "entity",
          "contributor:ID, series:ID, event:ID or award:ID; this parameter has to be sent.");
  private static final Parameter<Optional<ImprintId>> VIEWER =
      Parameter.query(
          "imprint",
          ImprintId.class,
          "The imprint whose editors ask. They get all of its own items, and of other imprints"
              + " those that they may know of.");
  private static final Parameter<Integer> LEAST =
      Parameter.number(
          "least", 3, 1, 1_000_000, "The least number of items that have a name or phrase.");
  private static final Parameter<Integer> LIMIT =
      Parameter.number("limit", 50, 1, 200, "The most entries of each list.");

  private final HealthReporter reporter;
  private final Supplier<CatalogGaps> gaps;
  private final Gate gate;
  private final ContextParameters readers;

  /// @param gaps asked for when a report is
  public HealthEndpoint(
      HealthReporter reporter, Supplier<CatalogGaps> gaps, Gate gate, ContextParameters readers) {
    this.reporter = reporter;
    this.gaps = gaps;
    this.gate = gate;
    this.readers = readers;
  }

  @Override
  public String subject() {
    return "health";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/governance/report")
            .summary("List blocked items by cause, owner and action")
            .parameters(PURPOSE, readers.territory(), readers.needsPrice(), IMPRINT, DESK, ENTRIES)
            .answer(
                Answer.json(200, "The report.", HealthReportResponse.class)
                    .example(HealthExamples.REPORT))
            .handle(this::report),
        Operation.get("/v1/governance/spread")
            .summary("List the items and targetings that use a record")
            .parameters(ENTITY, VIEWER)
            .answer(
                Answer.json(200, "The uses.", UsageResponse.class).example(HealthExamples.USAGE))
            .problems(404)
            .handle(this::usage),
        Operation.get("/v1/governance/gaps")
            .summary("List gaps in records and vocabularies, and days that are over")
            .parameters(LEAST, LIMIT, VIEWER)
            .answer(Answer.json(200, "The gaps.", GapsResponse.class).example(HealthExamples.GAPS))
            .handle(this::gaps));
  }

  private Response report(Request request) {
    Context context = readers.context(request);
    HealthReport report =
        reporter.report(
            new HealthReporter.Request(
                new Context(request.get(PURPOSE), context.territory(), "web", null),
                request.get(IMPRINT).orElse(null),
                request.get(DESK).orElse(null),
                request.get(ENTRIES)));
    Caller caller = request.caller();
    return Response.ok(
        HealthReportResponse.of(
            caller.isLimited()
                ? report.about(one ->
                    caller.sees(one.imprint()) && one.imprints().stream().allMatch(caller::sees))
                : report));
  }

  private Response usage(Request request) {
    String entity = request.get(ENTITY).orElse("");
    int colon = entity.indexOf(':');
    if (colon < 1 || !IdGrammar.keeps(entity.substring(colon + 1))) {
      throw new ApiException(
          new ApiProblem(
              422,
              "bad_value",
              "entity",
              "entity: " + Excerpt.of(entity) + " is not the name of a record",
              "send contributor:ID, series:ID, event:ID or award:ID"));
    }
    try (GateSession session = editor(request)) {
      return Response.ok(
          reporter
              .usage(entity, session.now(), session::isVisible)
              .map(UsageResponse::of)
              .orElseThrow(() -> new ApiException(ApiProblem.unknown("entity", entity))));
    }
  }

  private Response gaps(Request request) {
    try (GateSession session = editor(request)) {
      return Response.ok(
          GapsResponse.of(
              gaps.get()
                  .report(
                      request.get(LEAST), request.get(LIMIT), session.now(), session::isVisible)));
    }
  }

  /// A session for an editor of the imprint in the query; without one, of no imprint.
  private GateSession editor(Request request) {
    return gate.open(Context.desk(readers.usualTerritory(), request.get(VIEWER).orElse(null)));
  }
}
