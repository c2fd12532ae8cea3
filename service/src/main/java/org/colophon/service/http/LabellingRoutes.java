package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import org.colophon.eval.labelling.LabelEntry;
import org.colophon.eval.labelling.LabellingId;
import org.colophon.eval.labelling.LabellingResult;
import org.colophon.eval.labelling.LabellingService;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.json.LabellingJson;
import org.jspecify.annotations.Nullable;

/// The routes below `/v1/labellings`: samples that people label, to measure models on.
final class LabellingRoutes {
  private final LabellingService labellings;

  LabellingRoutes(LabellingService labellings) {
    this.labellings = labellings;
  }

  /// `GET /v1/labellings`: all of them.
  void list(Context ctx) {
    ObjectNode body = Nodes.object();
    ArrayNode all = body.putArray("labellings");
    labellings.all().forEach(labelling -> all.add(LabellingJson.summary(labelling)));
    LegacyAnswer.json(ctx, 200, body);
  }

  /// `POST /v1/labellings`: draws a sample.
  void draw(Context ctx) {
    LabellingService.Request request = Input.good(LabellingJson.readRequest(Input.json(ctx)));
    ctx.header("Location", "/v1/labellings/" + request.id());
    LegacyAnswer.json(ctx, 201, LabellingJson.status(done(labellings.draw(request))));
  }

  /// `GET /v1/labellings/{id}`: how it stands, with its choices.
  void status(Context ctx) {
    LegacyAnswer.json(ctx, 200, LabellingJson.status(done(labellings.status(id(ctx)))));
  }

  /// `GET /v1/labellings/{id}/next`: the item that a labeller has to look at.
  void next(Context ctx) {
    String labeller = Input.text(ctx, "labeller", "");
    if (labeller.isBlank() || labeller.length() > LabelEntry.LONGEST_NAME) {
      throw new ApiException(
          new ApiProblem(
              422,
              "bad_value",
              "labeller",
              "a labeller has a name of 1 to " + LabelEntry.LONGEST_NAME + " characters",
              "say who you are"));
    }
    LegacyAnswer.json(ctx, 200, LabellingJson.turn(done(labellings.next(id(ctx), labeller))));
  }

  /// `POST /v1/labellings/{id}/labels`: what a labeller says to an item.
  void say(Context ctx) {
    LabellingJson.Statement said = Input.good(LabellingJson.readStatement(Input.json(ctx)));
    LabelEntry given = done(labellings.answer(id(ctx), said.item(), said.labeller(), said.said()));
    LegacyAnswer.json(ctx, 201, LabellingJson.given(given));
  }

  /// `GET /v1/labellings/{id}/agreement`: how far two labellers agree.
  void agreement(Context ctx) {
    @Nullable String first = ctx.queryParam("first");
    @Nullable String second = ctx.queryParam("second");
    LegacyAnswer.json(
        ctx, 200, LabellingJson.agreement(done(labellings.compare(id(ctx), first, second))));
  }

  /// `GET /v1/labellings/{id}/gold`: what people agree on, as a labelled set.
  void gold(Context ctx) {
    int confirmations = (int) Input.number(ctx, "labellers", 2, 1, 100);
    LegacyAnswer.json(ctx, 200, LabellingJson.gold(done(labellings.gold(id(ctx), confirmations))));
  }

  private static LabellingId id(Context ctx) {
    return Input.pathId(ctx, "id", LabellingId::new);
  }

  private static <T> T done(LabellingResult<T> result) {
    return switch (result) {
      case LabellingResult.Done<T>(T value) -> value;
      case LabellingResult.Refused<T>(String code, String field, String reason) -> {
        int status = code.endsWith("_unknown") ? 404 : code.endsWith("_exists") ? 409 : 422;
        String place = field.isEmpty() ? null : "/" + field;
        throw new ApiException(
            new ApiProblem(status, code, place, reason, "mend it and send again"));
      }
    };
  }
}
