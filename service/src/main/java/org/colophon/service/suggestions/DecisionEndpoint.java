package org.colophon.service.suggestions;

import java.util.List;
import java.util.function.Consumer;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.catalog.ItemId;
import org.colophon.editorial.DecisionService;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `POST /v1/items/{id}/decisions`: what an editor decides about a proposal.
public final class DecisionEndpoint implements Endpoint {
  private static final Parameter<ItemId> ID = Parameter.path("id", ItemId.class, "The item's id.");

  private static final String DECISION =
      """
      {"kind": "segment", "value": "kuestenleser", "answer": "accepted", "by": "m.keller"}
      """;

  private static final String STORED =
      """
      {"item": "hafenlicht", "kind": "segment", "value": "kuestenleser", "answer": "accepted",
       "by": "m.keller", "at": "2026-11-22T09:00:00Z", "origin": "machine",
       "targeting": {"segment": "kuestenleser", "from": "2026-11-22T09:00:00Z",
         "until": "2027-02-20T09:00:00Z"}}
      """;

  private final DecisionService decisions;
  private final Consumer<Decision> onDecision;
  private final Runnable afterWrite;

  /// @param onDecision told each decision that was stored
  /// @param afterWrite makes derived data see a write before it is answered
  public DecisionEndpoint(
      DecisionService decisions, Consumer<Decision> onDecision, Runnable afterWrite) {
    this.decisions = decisions;
    this.onDecision = onDecision;
    this.afterWrite = afterWrite;
  }

  @Override
  public String subject() {
    return "suggestions";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/v1/items/{id}/decisions")
            .summary("Decide about a suggestion")
            .description(
                "An accepted segment becomes a targeting. Accepting is refused where the value could"
                    + " not be shown: an unknown subject or record, a segment that may not be used"
                    + " for the item, or an item that is not shown any more. Rejecting and taking"
                    + " back are not.")
            .parameters(ID)
            .body(DecisionRequest.class, DECISION)
            .answer(
                Answer.json(201, "The decision was stored.", DecisionResponse.class)
                    .example(STORED))
            .problems(404)
            .handle(this::decide));
  }

  private Response decide(Request request) {
    ItemId id = request.get(ID);
    return switch (decisions.decide(request.body(DecisionRequest.class).toRequest(id))) {
      case DecisionService.Result.Done done -> {
        afterWrite.run();
        onDecision.accept(done.decision());
        yield Response.json(201, DecisionResponse.of(done));
      }
      case DecisionService.Result.Refused refused -> throw new ApiException(problem(refused));
    };
  }

  private static ApiProblem problem(DecisionService.Result.Refused refused) {
    return switch (refused.field()) {
      case "item" -> new ApiProblem(404, refused.code(), null, refused.reason(), "correct the id");
      case "id" ->
          new ApiProblem(
              422, refused.code(), "id", refused.reason(), "choose an item that is shown");
      case String field ->
          new ApiProblem(422, refused.code(), "/" + field, refused.reason(), "correct the value");
    };
  }
}
