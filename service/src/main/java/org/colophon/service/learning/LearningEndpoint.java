package org.colophon.service.learning;

import java.util.List;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `/v1/learning`: the training of the matching model on people's decisions.
public final class LearningEndpoint implements Endpoint {
  private static final String EXAMPLE =
      """
      {"model": {"name": "matching 2026-11-22T03:00:00Z", "source": "editors' decisions",
         "calibrated": true, "threshold": 0.41},
       "can_roll_back": true, "training": false, "automatic": true, "every": "P1D",
       "last": {"at": "2026-11-22T03:00:00Z", "decisions": 412, "released": true, "reason": "",
         "slices": [{"name": "all", "decisions": 412,
           "in_use": {"suggested": 203, "precision": 0.71, "coverage": 0.62},
           "trained": {"suggested": 231, "precision": 0.78, "coverage": 0.77},
           "gained": 58, "lost": 21}],
         "thresholds": [{"threshold": 0.4, "suggested": 240, "precision": 0.77,
           "coverage": 0.79}],
         "reliability": [{"from": 0.7, "to": 0.8, "decisions": 41, "claimed": 0.75,
           "accepted": 0.78}]},
       "pace": [{"imprint": "nordufer", "decisions": 300, "accepted": 180, "items": 90,
         "accepted_at_once": 4}]}
      """;

  private final LearningService learning;

  public LearningEndpoint(LearningService learning) {
    this.learning = learning;
  }

  @Override
  public String subject() {
    return "learning";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/learning")
            .summary("Get the matching model in use and its last training")
            .answer(answer(200, "The state."))
            .handle(_ -> Response.ok(learning.status())),
        Operation.post("/v1/learning:train")
            .summary("Train the matching model on people's decisions")
            .description(
                "Returns at once. The model goes live where it is better on decisions that were"
                    + " held out, as a whole, and not worse for any language, imprint, content"
                    + " type or segment.")
            .answer(answer(202, "The training starts."))
            .handle(_ -> train()),
        Operation.post("/v1/learning:rollback")
            .summary("Put the matching model before back in use")
            .answer(answer(200, "The model before is in use."))
            .problems(409)
            .handle(this::rollBack));
  }

  private static Answer answer(int status, String description) {
    return Answer.json(status, description, LearningResponse.class).example(EXAMPLE);
  }

  private Response train() {
    learning.request();
    return Response.json(202, learning.status());
  }

  private Response rollBack(Request request) {
    if (!learning.rollBack()) {
      throw new ApiException(
          new ApiProblem(
              409,
              "no_model_before",
              null,
              "the shipped model is in use: there is none before it",
              "train a model first"));
    }
    return Response.ok(learning.status());
  }
}
