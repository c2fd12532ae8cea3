package org.colophon.service.runs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.ItemId;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.colophon.service.runs.RunService.Action;
import org.colophon.service.runs.RunService.Status;
import org.jspecify.annotations.Nullable;

/// `/v1/runs`: plan, watch, approve and roll back runs over the catalogue.
public final class RunEndpoint implements Endpoint {
  private static final String PATH = "/v1/runs/{id}";
  private static final int MOST = 200;
  private static final Set<String> CONFLICTS =
      Set.of("run_state", "run_superseded", "run_results_changed");
  private static final String HTML = "text/html";
  private static final Parameter<RunId> ID =
      new Parameter<>(Parameter.Place.PATH, "id", "The run's number.", number(), RunEndpoint::id);
  private static final Parameter<Integer> NEWEST =
      Parameter.number("limit", 20, 1, MOST, "The most runs.");
  private static final Parameter<Optional<ItemId>> ITEM =
      Parameter.query("item", ItemId.class, "One item, whose changes are listed in full.");
  private static final Parameter<Optional<String>> AFTER =
      Parameter.query("after", "The last item of the page before.");
  private static final Parameter<Integer> LIMIT =
      Parameter.number("limit", 50, 1, MOST, "The most items.");

  private final RunService service;
  private final ZoneId zone;

  /// @param zone of quiet hours that name none
  public RunEndpoint(RunService service, ZoneId zone) {
    this.zone = zone;
    this.service = service;
  }

  @Override
  public String subject() {
    return "runs";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/runs")
            .summary("List runs over the catalogue, newest first")
            .parameters(NEWEST)
            .answer(Answer.json(200, "The runs.", RunsResponse.class).example(RunExamples.RUNS))
            .handle(this::list),
        Operation.post("/v1/runs")
            .summary("Plan a run and start it")
            .description("Its results are stored beside the accepted ones until it is approved.")
            .body(RunRequest.class, RunExamples.ORDER)
            .answer(
                Answer.json(201, "The run was planned.", RunResponse.class)
                    .header("Location")
                    .example(RunExamples.RUN))
            .problems(409)
            .handle(this::plan),
        Operation.get(PATH)
            .summary("Get the status of a run")
            .parameters(ID)
            .answer(run("The run."))
            .problems(404)
            .handle(request -> Response.ok(RunResponse.of(find(request)))),
        Operation.get(PATH + "/diff")
            .summary("Compare a run's results with the accepted ones")
            .description("In groups with examples, or in full for one item.")
            .parameters(ID, ITEM)
            .answer(
                Answer.json(200, "The changes.", RunDiffResponse.class).example(RunExamples.DIFF))
            .problems(404)
            .handle(this::diff),
        Operation.get(PATH + "/set-aside")
            .summary("List the items that a run gave up, with their errors")
            .parameters(ID, AFTER, LIMIT)
            .answer(
                Answer.json(200, "The items.", RunFailuresResponse.class)
                    .example(RunExamples.FAILURES))
            .problems(404)
            .handle(this::setAside),
        Operation.get(PATH + "/report")
            .summary("Get a report on a run's speed, errors and changes")
            .description("As a page where the header Accept asks for text/html.")
            .parameters(ID)
            .answer(
                Answer.json(200, "The report.", RunReportResponse.class)
                    .example(RunExamples.REPORT))
            .answer(Answer.text("The report.", HTML, RunExamples.PAGE))
            .problems(404)
            .handle(this::report),
        action("resume", "Start a planned run or continue a paused one", new Action.Resume()),
        action("pause", "Pause a run after its current batch", new Action.Pause()),
        action("cancel", "Cancel a run and delete its results", new Action.Cancel()),
        Operation.post(PATH + "/approve")
            .summary("Apply a run's results, all or those of some imprints")
            .description(
                "The body may be left out; the results are then applied as one unit. Exactly these"
                    + " results are applied: items that changed since they were made are skipped and"
                    + " counted as outdated.")
            .parameters(ID)
            .optionalBody(RunApprovalRequest.class, RunExamples.APPROVAL)
            .answer(run("The run is being applied."))
            .problems(404, 409)
            .handle(this::approve),
        action(
            "roll-back",
            "Restore the results that were accepted before a run",
            new Action.RollBack()));
  }

  private static Answer run(String description) {
    return Answer.json(200, description, RunResponse.class).example(RunExamples.RUN);
  }

  private Operation action(String name, String summary, Action action) {
    return Operation.post(PATH + "/" + name)
        .summary(summary)
        .parameters(ID)
        .optionalBody(RunActionRequest.class, RunExamples.ACTION)
        .answer(run("The run."))
        .problems(404, 409)
        .handle(request ->
            act(
                request,
                action,
                request.optionalBody(RunActionRequest.class).map(RunActionRequest::by)));
  }

  private Response list(Request request) {
    return Response.ok(
        new RunsResponse(service.all(request.get(NEWEST)).stream().map(RunResponse::of).toList()));
  }

  private Response plan(Request request) {
    RunRequest wanted = request.body(RunRequest.class);
    Status status = orThrow(service.plan(wanted.toOrder(zone), wanted.startsAtOnce()));
    return Response.json(201, RunResponse.of(status))
        .header("Location", "/v1/runs/" + status.run().id());
  }

  private Response diff(Request request) {
    RunId id = find(request).run().id();
    RunDifferences differences = service.differences();
    return Response.ok(
        request
            .get(ITEM)
            .map(item -> RunDiffResponse.ofChanges(differences.of(id, item)))
            .orElseGet(() -> RunDiffResponse.ofGroups(differences.groups(id))));
  }

  private Response setAside(Request request) {
    RunId id = find(request).run().id();
    return Response.ok(
        RunFailuresResponse.of(
            service.differences().setAside(id, request.get(AFTER).orElse(""), request.get(LIMIT))));
  }

  private Response report(Request request) {
    RunReportResponse report = RunReportResponse.of(find(request), service.differences());
    if (!request.accepts(HTML)) {
      return Response.ok(report);
    }
    return new Response.Complete(
        200,
        new Response.Content.Text(HTML + "; charset=utf-8", RunPage.of(report)),
        Map.of(
            "Cache-Control",
            "no-store",
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'"));
  }

  private Response approve(Request request) {
    Optional<RunApprovalRequest> body = request.optionalBody(RunApprovalRequest.class);
    return act(
        request,
        body.map(RunApprovalRequest::toAction)
            .orElseGet(() -> new Action.Approve(new Approval.Whole())),
        body.map(RunApprovalRequest::by));
  }

  private Response act(Request request, Action action, Optional<String> by) {
    RunId id = request.get(ID);
    String author = request.caller().author();
    String who = author == null ? by.orElse(RunRequest.UNNAMED) : author;
    return Response.ok(
        RunResponse.of(orThrow(service.act(id, action, who).orElseThrow(() -> unknown(id)))));
  }

  private Status find(Request request) {
    RunId id = request.get(ID);
    return service.find(id).orElseThrow(() -> unknown(id));
  }

  private static ApiException unknown(RunId id) {
    return new ApiException(ApiProblem.unknown("run", id));
  }

  private static RunId id(@Nullable String text) {
    try {
      return RunId.parse(String.valueOf(text));
    } catch (IllegalArgumentException e) {
      throw new ApiException(
          new ApiProblem(
              422, "bad_id", "id", String.valueOf(e.getMessage()), "send the number of a run"));
    }
  }

  private static ObjectNode number() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "string")
        .put("pattern", "^[1-9][0-9]*$");
  }

  private static Status orThrow(RunService.Answer answer) {
    return switch (answer) {
      case RunService.Answer.Done(Status status) -> status;
      case RunService.Answer.Refused(String code, var field, String reason) ->
          throw new ApiException(
              new ApiProblem(
                  CONFLICTS.contains(code) ? 409 : 422,
                  code,
                  field == null ? null : "/" + field,
                  reason,
                  "read the status of the run at /v1/runs"));
    };
  }
}
