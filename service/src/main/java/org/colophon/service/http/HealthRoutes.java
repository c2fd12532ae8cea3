package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.IdGrammar;
import org.colophon.catalog.ImprintId;
import org.colophon.governance.Purpose;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.health.HealthReporter;
import org.colophon.health.Incident;
import org.colophon.health.IncidentBook;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.json.HealthAnswers;
import org.colophon.service.json.HealthJson;
import org.colophon.service.json.Words;

/// `/v1/governance/…`: the report on the catalogue's health, incidents, and what uses something
/// that went stale.
final class HealthRoutes {
  private static final int MOST_ENTRIES = 1_000;
  private static final int MOST_INCIDENTS = 500;

  private final Backend.Health health;
  private final Gate gate;
  private final Writes writes;

  HealthRoutes(Backend.Health health, Gate gate, Writes writes) {
    this.gate = gate;
    this.health = health;
    this.writes = writes;
  }

  /// `GET /v1/governance/report`.
  void report(Context ctx) {
    Purpose purpose = Input.constant(ctx, "purpose", Purpose.RECOMMEND);
    String territory = Readers.context(ctx).territory();
    HealthReporter.Request request =
        new HealthReporter.Request(
            new org.colophon.governance.Context(purpose, territory, "web", null),
            Input.queryId(ctx, "imprint", ImprintId::new),
            Input.queryId(ctx, "desk", DeskId::new),
            (int) Input.number(ctx, "entries", 20, 1, MOST_ENTRIES));
    LegacyAnswer.json(ctx, 200, HealthJson.write(health.reporter().report(request)));
  }

  /// `GET /v1/governance/spread?entity=KIND:ID`: items of other imprints than `imprint` only where
  /// its editors may know of them.
  void spread(Context ctx) {
    String entity = Input.text(ctx, "entity", "");
    int colon = entity.indexOf(':');
    if (colon < 1 || !IdGrammar.keeps(entity.substring(colon + 1))) {
      throw new ApiException(
          new ApiProblem(
              422,
              "bad_value",
              "entity",
              "'" + entity + "' names nothing",
              "write contributor:ID, series:ID, event:ID or award:ID"));
    }
    try (GateSession session = Readers.editor(ctx, gate)) {
      LegacyAnswer.json(
          ctx,
          200,
          health
              .reporter()
              .usage(entity, session.now(), session::isVisible)
              .map(HealthJson::write)
              .orElseThrow(() -> new ApiException(ApiProblem.unknown("entity", entity))));
    }
  }

  /// `GET /v1/governance/incidents`: those that nobody resolved, or those in one state.
  void incidents(Context ctx) {
    IncidentBook book = health.incidents();
    List<Incident> found =
        ctx.queryParam("state") == null
            ? book.unresolved()
            : book.in(Input.constant(ctx, "state", Incident.State.OPEN), MOST_INCIDENTS);
    ObjectNode body = Nodes.object();
    ArrayNode incidents = body.putArray("incidents");
    found.forEach(incident -> incidents.add(HealthJson.write(incident)));
    LegacyAnswer.json(ctx, 200, body);
  }

  /// `POST /v1/governance/incidents/{id}/actions`: acknowledge, assign, resolve, reopen.
  void move(Context ctx) {
    long id = number(ctx.pathParam("id"));
    HealthAnswers.Moved moved = Input.good(HealthAnswers.move(Input.json(ctx)));
    Incident before = health.incidents().find(id).orElseThrow(() -> unknown(id));
    Incident after =
        health
            .incidents()
            .move(id, moved.move(), moved.by(), moved.desk(), writes.now())
            .orElseThrow(() -> unfit(before, moved));
    LegacyAnswer.json(ctx, 200, HealthJson.write(after));
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new ApiException(ApiProblem.unknown("incident", text));
    }
  }

  private static ApiException unknown(long id) {
    return new ApiException(ApiProblem.unknown("incident", id));
  }

  private static ApiException unfit(Incident incident, HealthAnswers.Moved moved) {
    boolean needsDesk = moved.move() == IncidentBook.Move.ASSIGN && moved.desk() == null;
    return new ApiException(
        needsDesk
            ? new ApiProblem(
                422, "missing_field", "/desk", "/desk is missing", "name the desk that takes it")
            : new ApiProblem(
                409,
                "incident_state",
                "/action",
                "incident " + incident.id() + " is " + Words.of(incident.state()),
                "read it again and do what fits"));
  }
}
