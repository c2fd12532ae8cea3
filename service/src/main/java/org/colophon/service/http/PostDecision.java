package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Locale;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.catalog.ItemId;
import org.colophon.editorial.DecisionService;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.json.AnswerJson;
import org.colophon.service.json.Times;
import org.colophon.service.json.Words;

/// `POST /v1/items/{id}/decisions`: what an editor answered.
final class PostDecision implements Handler {
  private final DecisionService decisions;
  private final Writes writes;

  PostDecision(DecisionService decisions, Writes writes) {
    this.decisions = decisions;
    this.writes = writes;
  }

  @Override
  public void handle(Context ctx) {
    ItemId id = Input.pathId(ctx, "id", ItemId::new);
    DecisionService.Request request =
        Input.good(AnswerJson.read(Input.json(ctx), id, Times.stated(null)));
    switch (decisions.decide(request)) {
      case DecisionService.Result.Done done -> {
        writes.done();
        LegacyAnswer.json(ctx, 201, json(done));
      }
      case DecisionService.Result.Refused(String code, String field, String reason) -> {
        boolean item = code.equals("item_unknown");
        throw new ApiException(
            new ApiProblem(
                item ? 404 : 422,
                code,
                item ? null : "/" + field,
                reason,
                "mend it and send again"));
      }
    }
  }

  private static ObjectNode json(DecisionService.Result.Done done) {
    Decision decision = done.decision();
    ObjectNode node = Nodes.object();
    node.put("item", decision.item().value());
    node.put("kind", decision.kind().toLowerCase(Locale.ROOT));
    node.put("value", decision.value());
    node.put("answer", Words.of(decision.answer()));
    node.put("by", decision.decidedBy());
    node.put("at", decision.at().toString());
    node.put("origin", Words.of(decision.basis().origin()));
    done.targeting()
        .ifPresent(targeting ->
            node.putObject("targeting")
                .put("segment", targeting.segment().value())
                .put("from", targeting.from().toString())
                .put("until", targeting.until().toString()));
    return node;
  }
}
