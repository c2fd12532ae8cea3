package org.colophon.service.health;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.colophon.health.Incident;
import org.colophon.health.IncidentBook;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.EnumNames;
import org.colophon.service.api.IncidentMessage;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.jspecify.annotations.Nullable;

/// `/v1/governance/incidents`: list and handle incidents.
public final class IncidentEndpoint implements Endpoint {
  private static final int MOST = 500;
  private static final Parameter<Optional<Incident.State>> STATE =
      new Parameter<>(
          Parameter.Place.QUERY,
          "state",
          "Only incidents in this state; without it, all that nobody resolved.",
          states(),
          text -> Optional.ofNullable(text).map(IncidentEndpoint::state));
  private static final Parameter<String> ID = Parameter.path("id", "The incident's number.");

  private final IncidentBook incidents;

  public IncidentEndpoint(IncidentBook incidents) {
    this.incidents = incidents;
  }

  /// Incidents of the catalogue.
  @org.colophon.service.api.SchemaName("Incidents")
  record IncidentsResponse(List<IncidentMessage> incidents) {}

  @Override
  public String subject() {
    return "health";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/governance/incidents")
            .summary("List incidents that nobody resolved, or those in one state")
            .parameters(STATE)
            .answer(
                Answer.json(200, "The incidents.", IncidentsResponse.class)
                    .example("{\"incidents\": [" + HealthExamples.INCIDENT + "]}"))
            .handle(this::list),
        Operation.post("/v1/governance/incidents/{id}/actions")
            .summary("Acknowledge, assign, resolve or reopen an incident")
            .parameters(ID)
            .body(IncidentRequest.class, HealthExamples.ACTION)
            .answer(
                Answer.json(200, "The incident.", IncidentMessage.class)
                    .example(HealthExamples.INCIDENT))
            .problems(404, 409)
            .handle(this::move));
  }

  private Response list(Request request) {
    List<Incident> found =
        request.get(STATE).map(state -> incidents.in(state, MOST)).orElseGet(incidents::unresolved);
    return Response.ok(new IncidentsResponse(found.stream().map(IncidentMessage::of).toList()));
  }

  private Response move(Request request) {
    long id = number(request.get(ID));
    IncidentRequest wanted = request.body(IncidentRequest.class);
    Incident before = incidents.find(id).orElseThrow(() -> unknown(id));
    Incident after =
        incidents
            .move(id, wanted.action(), wanted.by(), wanted.desk(), request.now())
            .orElseThrow(() -> refusal(before, wanted));
    return Response.ok(IncidentMessage.of(after));
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      throw unknown(text);
    }
  }

  private static ApiException unknown(Object id) {
    return new ApiException(ApiProblem.unknown("incident", id));
  }

  private static ApiException refusal(Incident incident, IncidentRequest wanted) {
    boolean needsDesk = wanted.action() == IncidentBook.Move.ASSIGN && wanted.desk() == null;
    return new ApiException(
        needsDesk
            ? new ApiProblem(
                422, "missing_field", "/desk", "/desk is missing", "send the desk that takes it")
            : new ApiProblem(
                409,
                "incident_state",
                "/action",
                "incident " + incident.id() + " is " + EnumNames.of(incident.state()),
                "read it again and send an action that fits its state"));
  }

  private static com.fasterxml.jackson.databind.node.ObjectNode states() {
    var schema = JsonNodeFactory.instance.objectNode().put("type", "string");
    for (Incident.State state : Incident.State.values()) {
      schema.withArray("/enum").add(EnumNames.of(state));
    }
    return schema;
  }

  private static Incident.State state(@Nullable String text) {
    return Arrays.stream(Incident.State.values())
        .filter(state -> EnumNames.of(state).equals(text))
        .findFirst()
        .orElseThrow(() ->
            new ApiException(
                new ApiProblem(
                    422,
                    "bad_value",
                    "state",
                    "state: is not a known value",
                    "send one of "
                        + Arrays.stream(Incident.State.values()).map(EnumNames::of).toList())));
  }
}
