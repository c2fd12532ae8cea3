package org.colophon.service.http;

import java.util.List;
import org.colophon.service.api.SchemaName;

/// `GET /health/live` and `GET /health/ready`: the checks of an orchestrator.
public final class HealthCheckEndpoint implements Endpoint {
  private static final String LIVE = "{\"status\": \"live\"}";
  private static final String READY = "{\"status\": \"ready\", \"missing\": []}";
  private static final String NOT_READY =
      "{\"status\": \"not_ready\", \"missing\": [\"items are brought up to date\"]}";

  private final Readiness readiness;

  public HealthCheckEndpoint(Readiness readiness) {
    this.readiness = readiness;
  }

  /// A check that the service can answer.
  public interface Readiness {
    /// What is missing, in words; empty when it is ready.
    List<String> missing();
  }

  /// The process answers.
  @SchemaName("Live")
  record LiveResponse(Life status) {
    /// The one status.
    enum Life {
      LIVE
    }
  }

  /// The readiness of the process.
  ///
  /// @param missing in words; empty when it is ready
  @SchemaName("Ready")
  record ReadyResponse(State status, List<String> missing) {
    /// The statuses.
    enum State {
      READY,
      NOT_READY
    }
  }

  @Override
  public String subject() {
    return "operation";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/health/live")
            .summary("Check that the process answers")
            .answer(Answer.json(200, "It does.", LiveResponse.class).example(LIVE))
            .handle(_ -> Response.ok(new LiveResponse(LiveResponse.Life.LIVE))),
        Operation.get("/health/ready")
            .summary("Check that the service can do its work")
            .answer(Answer.json(200, "It can.", ReadyResponse.class).example(READY))
            .answer(
                Answer.json(
                        503,
                        "Something is missing. Either what was written before the start is not"
                            + " read yet (verdicts and lists are gated all the same), or nothing"
                            + " can pass the gate, since the clock was set while the service ran"
                            + " or the policy files cannot be read for three days.",
                        ReadyResponse.class)
                    .example(NOT_READY))
            .handle(_ -> ready()));
  }

  private Response ready() {
    List<String> missing = readiness.missing();
    return missing.isEmpty()
        ? Response.ok(new ReadyResponse(ReadyResponse.State.READY, missing))
        : Response.json(503, new ReadyResponse(ReadyResponse.State.NOT_READY, missing));
  }
}
