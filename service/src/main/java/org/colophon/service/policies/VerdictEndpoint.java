package org.colophon.service.policies;

import java.util.List;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.governance.VerdictId;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.VerdictDetails;
import org.colophon.governance.gate.VerdictReplay;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.http.Answer;
import org.colophon.service.http.ContextParameters;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// Verdicts of items, now and in the past.
public final class VerdictEndpoint implements Endpoint {
  private static final Parameter<ItemId> ITEM =
      Parameter.path("id", ItemId.class, "The item's id.");
  private static final Parameter<Purpose> PURPOSE =
      Parameter.choice("purpose", Purpose.RECOMMEND, "The purpose that it is judged for.");
  private static final Parameter<String> VERDICT =
      Parameter.path("id", "The verdict's id, as answers name it.");

  private final Gate gate;
  private final VerdictReplay replay;
  private final ContextParameters readers;

  public VerdictEndpoint(Gate gate, VerdictReplay replay, ContextParameters readers) {
    this.gate = gate;
    this.replay = replay;
    this.readers = readers;
  }

  @Override
  public String subject() {
    return "policies";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/items/{id}/governance")
            .summary("Get an item's verdict with its reasons and what would clear them")
            .parameters(ITEM, PURPOSE, readers.territory(), readers.needsPrice())
            .answer(
                Answer.json(200, "The verdict.", VerdictResponse.class)
                    .example(PolicyExamples.VERDICT))
            .problems(404)
            .handle(this::judge),
        Operation.get("/v1/governance/verdicts/{id}")
            .summary("Recompute a past verdict from the log")
            .parameters(VERDICT)
            .answer(
                Answer.json(200, "The verdict.", ReplayResponse.class)
                    .example(PolicyExamples.REPLAY))
            .problems(404)
            .handle(this::replay));
  }

  private Response judge(Request request) {
    ItemId id = request.get(ITEM);
    Context context = readers.context(request).to(request.get(PURPOSE));
    try (GateSession session = gate.open(context)) {
      VerdictDetails verdict = session.ruling(id);
      if (verdict.judged() == null) {
        throw new ApiException(ApiProblem.unknown("item", id));
      }
      return Response.ok(VerdictResponse.of(verdict));
    }
  }

  private Response replay(Request request) {
    return switch (replay.of(id(request.get(VERDICT)))) {
      case VerdictReplay.Result.Recomputed(VerdictDetails verdict, boolean sameEngine) ->
          Response.ok(new ReplayResponse(sameEngine, VerdictResponse.of(verdict)));
      case VerdictReplay.Result.Impossible(String why) ->
          throw new ApiException(
              new ApiProblem(
                  404,
                  "verdict_unknown",
                  null,
                  why,
                  "ask the data directory that the verdict was made in"));
    };
  }

  private static VerdictId id(String text) {
    try {
      return VerdictId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ApiException(
          new ApiProblem(422, "bad_id", "id", String.valueOf(e.getMessage()), "correct the id"));
    }
  }
}
