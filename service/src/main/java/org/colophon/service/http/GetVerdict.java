package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import org.colophon.governance.VerdictId;
import org.colophon.governance.gate.VerdictReplay;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.json.RulingJson;

/// `GET /v1/governance/verdicts/{id}`: a past verdict, recomputed from the log.
final class GetVerdict implements Handler {
  private final VerdictReplay replay;

  GetVerdict(VerdictReplay replay) {
    this.replay = replay;
  }

  @Override
  public void handle(Context ctx) {
    VerdictId id = Input.pathId(ctx, "id", VerdictId::parse);
    switch (replay.of(id)) {
      case VerdictReplay.Result.Recomputed(var ruling, boolean sameEngine) -> {
        ObjectNode body = Nodes.object();
        body.put("same_engine", sameEngine);
        body.set("verdict", RulingJson.of(ruling));
        LegacyAnswer.json(ctx, 200, body);
      }
      case VerdictReplay.Result.Impossible(String why) ->
          throw new ApiException(
              new ApiProblem(
                  404,
                  "verdict_unknown",
                  null,
                  why,
                  "ask the data directory that the verdict was made in"));
    }
  }
}
