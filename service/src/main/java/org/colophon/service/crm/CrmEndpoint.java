package org.colophon.service.crm;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.colophon.crm.CrmReport;
import org.colophon.crm.CrmStore;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.jspecify.annotations.Nullable;

/// `/v1/crm`: the exchange with the CRM.
public final class CrmEndpoint implements Endpoint {
  private static final String STATUS =
      """
      {"connector": "salesforce", "every": "PT15M", "running": false,
       "last": {"started": "2026-11-22T08:45:00Z", "ended": "2026-11-22T08:45:21Z",
         "counts": {"received": 120, "applied": 31, "sent": 40, "withdrawals_sent": 2}},
       "drift": 3, "pending": 1, "deletions": 0, "refused": 2, "unseen": 0,
       "read_all_at": "2026-11-22T03:00:00Z",
       "segments": [{"id": "kuestenleser", "members": 1200}]}
      """;

  private static final String SYNCED =
      """
      {"dry_run": true, "counts": {"received": 120, "applied": 31, "sent": 40}, "problem": ""}
      """;

  private final Supplier<@Nullable CrmService> configured;

  /// @param configured asked by each request; null where no CRM is configured
  public CrmEndpoint(Supplier<@Nullable CrmService> configured) {
    this.configured = configured;
  }

  @Override
  public String subject() {
    return "crm";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/crm")
            .summary("Get the state of the exchange with the CRM")
            .description(
                "Segment sizes, the age of the last exchange, and the drift of both sides.")
            .answer(Answer.json(200, "The state.", CrmStatusResponse.class).example(STATUS))
            .problems(404)
            .handle(_ -> Response.ok(CrmStatusResponse.of(service()))),
        Operation.post("/v1/crm:sync")
            .summary("Exchange with the CRM what changed")
            .description(
                "Deletions go first, then withdrawn consents, then everything else, both ways."
                    + " Answers when it has ended. What ends early goes on next time.")
            .body(CrmSyncRequest.class, "{\"dry_run\": true}")
            .answer(
                Answer.json(200, "What was done, or would be.", CrmSyncResponse.class)
                    .example(SYNCED))
            .problems(404, 409, 502)
            .handle(this::sync));
  }

  private Response sync(Request request) {
    boolean dryRun = Boolean.TRUE.equals(request.body(CrmSyncRequest.class).dryRun());
    return Response.ok(dryRun ? plan() : run());
  }

  private CrmSyncResponse plan() {
    try {
      CrmReport report = service().plan().orElseThrow(CrmEndpoint::busy);
      return CrmSyncResponse.of(true, report, "");
    } catch (IOException e) {
      throw new ApiException(
          new ApiProblem(
              502,
              "crm_unavailable",
              null,
              String.valueOf(e.getMessage()),
              "try again later, or correct the configuration of the CRM"));
    }
  }

  private CrmSyncResponse run() {
    CrmStore.Run run = service().sync().orElseThrow(CrmEndpoint::busy);
    return CrmSyncResponse.of(false, run.report(), run.problem());
  }

  private static ApiException busy() {
    return new ApiException(
        new ApiProblem(
            409,
            "sync_running",
            null,
            "an exchange with the CRM runs already",
            "wait until it has ended"));
  }

  private CrmService service() {
    CrmService service = configured.get();
    if (service == null) {
      throw new ApiException(
          new ApiProblem(
              404,
              "crm_off",
              null,
              "no CRM is configured",
              "set crm and what it needs in the configuration"));
    }
    return service;
  }
}
