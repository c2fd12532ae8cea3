package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import org.colophon.catalog.ItemId;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.jobs.Approval;
import org.colophon.service.jobs.RunId;
import org.colophon.service.jobs.RunService;
import org.colophon.service.jobs.RunService.Action;
import org.colophon.service.jobs.RunService.Status;
import org.colophon.service.json.RunJson;
import org.colophon.service.json.RunReport;
import org.colophon.service.json.RunRequest;

/// The routes below `/v1/runs`: runs over the catalogue.
final class RunRoutes {
  private static final int MOST = 200;

  private final RunService desk;

  RunRoutes(RunService desk) {
    this.desk = desk;
  }

  /// `GET /v1/runs`: the newest first.
  void list(Context ctx) {
    ObjectNode body = Nodes.object();
    ArrayNode all = body.putArray("runs");
    int limit = (int) Input.number(ctx, "limit", 20, 1, MOST);
    desk.all(limit).forEach(status -> all.add(RunJson.status(status)));
    LegacyAnswer.json(ctx, 200, body);
  }

  /// `POST /v1/runs`: plans one, and starts it unless told otherwise.
  void plan(Context ctx) {
    RunRequest request = Input.good(RunRequest.read(Input.json(ctx)));
    Status status = done(desk.plan(request.order(), request.start()));
    ctx.header("Location", "/v1/runs/" + status.run().id());
    LegacyAnswer.json(ctx, 201, RunJson.status(status));
  }

  /// `GET /v1/runs/{id}`: how it stands.
  void get(Context ctx) {
    LegacyAnswer.json(ctx, 200, RunJson.status(find(ctx)));
  }

  /// `GET /v1/runs/{id}/diff`: what its results would change.
  void diff(Context ctx) {
    Status status = find(ctx);
    ItemId item = Input.queryId(ctx, "item", ItemId::new);
    RunId id = status.run().id();
    LegacyAnswer.json(
        ctx,
        200,
        item == null
            ? RunJson.groups(desk.differences().groups(id))
            : RunJson.changes(desk.differences().of(id, item)));
  }

  /// `GET /v1/runs/{id}/set-aside`: the items that were given up.
  void setAside(Context ctx) {
    RunId id = find(ctx).run().id();
    int limit = (int) Input.number(ctx, "limit", 50, 1, MOST);
    String after = Input.text(ctx, "after", "");
    LegacyAnswer.json(ctx, 200, RunJson.setAside(desk.differences().setAside(id, after, limit)));
  }

  /// `GET /v1/runs/{id}/report`: as JSON, or as a page for those who ask for `text/html`.
  void report(Context ctx) {
    Status status = find(ctx);
    ObjectNode report = RunReport.of(status, desk.differences());
    String accept = ctx.header("Accept");
    if (accept != null && accept.contains("text/html")) {
      ctx.header("Cache-Control", "no-store");
      ctx.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
      ctx.contentType("text/html; charset=utf-8")
          .result(RunPage.of(report).getBytes(StandardCharsets.UTF_8));
    } else {
      LegacyAnswer.json(ctx, 200, report);
    }
  }

  void resume(Context ctx) {
    act(ctx, new Action.Resume());
  }

  void pause(Context ctx) {
    act(ctx, new Action.Pause());
  }

  void cancel(Context ctx) {
    act(ctx, new Action.Cancel());
  }

  void rollBack(Context ctx) {
    act(ctx, new Action.RollBack());
  }

  /// `POST /v1/runs/{id}/approve`: the whole, or some imprints.
  void approve(Context ctx) {
    Approval approval =
        ctx.contentLength() <= 0
            ? new Approval.Whole()
            : Input.good(RunRequest.readApproval(Input.json(ctx)));
    act(ctx, new Action.Approve(approval));
  }

  private void act(Context ctx, Action action) {
    RunId id = id(ctx);
    Status status = done(desk.act(id, action).orElseThrow(() -> unknown(id)));
    LegacyAnswer.json(ctx, 200, RunJson.status(status));
  }

  private Status find(Context ctx) {
    RunId id = id(ctx);
    return desk.find(id).orElseThrow(() -> unknown(id));
  }

  private static RunId id(Context ctx) {
    return Input.pathId(ctx, "id", RunId::parse);
  }

  private static ApiException unknown(RunId id) {
    return new ApiException(ApiProblem.unknown("run", id));
  }

  private static Status done(RunService.Answer answer) {
    return switch (answer) {
      case RunService.Answer.Done(Status status) -> status;
      case RunService.Answer.Refused(String code, String reason) ->
          throw new ApiException(
              new ApiProblem(
                  code.equals("run_state") || code.equals("run_superseded") ? 409 : 422,
                  code,
                  null,
                  reason,
                  "see how the run stands at /v1/runs"));
    };
  }
}
