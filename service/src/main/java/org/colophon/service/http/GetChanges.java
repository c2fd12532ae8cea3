package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import org.colophon.feed.ChangeFeed;
import org.colophon.feed.ChangeFeed.Change;
import org.colophon.service.json.Words;

/// `GET /v1/changes`: what the systems around act on, by cursor.
final class GetChanges implements Handler {
  private static final int MAX_LIMIT = 1_000;

  private final ChangeFeed changes;

  GetChanges(ChangeFeed changes) {
    this.changes = changes;
  }

  @Override
  public void handle(Context ctx) {
    long after = Input.number(ctx, "after", 0, 0, Long.MAX_VALUE);
    int limit = (int) Input.number(ctx, "limit", 100, 1, MAX_LIMIT);
    List<ChangeFeed.Entry> entries = changes.after(after, limit);
    ObjectNode body = Nodes.object();
    ArrayNode array = body.putArray("changes");
    entries.forEach(entry -> array.add(entry(entry)));
    body.put("next_after", entries.isEmpty() ? after : entries.getLast().seq());
    LegacyAnswer.json(ctx, 200, body);
  }

  private static ObjectNode entry(ChangeFeed.Entry entry) {
    ObjectNode node = Nodes.object();
    node.put("seq", entry.seq());
    node.put("at", entry.at().toString());
    node.put("type", type(entry.change()));
    node.put("item", entry.change().item().value());
    switch (entry.change()) {
      case Change.TargetingMade(_, var segment, var by, var until) ->
          node.put("segment", segment.value()).put("by", by).put("until", until.toString());
      case Change.TargetingEnded(_, var segment, var by) ->
          node.put("segment", segment.value()).put("by", by);
      case Change.BecameEligible _ -> {}
      case Change.CeasedToBeEligible(_, var reasons) -> {
        ArrayNode codes = node.putArray("reasons");
        reasons.forEach(reason -> codes.add(Words.of(reason)));
      }
      case Change.Recalled(_, var recall, var action, var surface) ->
          node.put("recall", recall).put("action", Words.of(action)).put("surface", surface);
    }
    return node;
  }

  private static String type(Change change) {
    return switch (change) {
      case Change.TargetingMade _ -> "targeting_made";
      case Change.TargetingEnded _ -> "targeting_ended";
      case Change.BecameEligible _ -> "became_eligible";
      case Change.CeasedToBeEligible _ -> "ceased_to_be_eligible";
      case Change.Recalled _ -> "recalled";
    };
  }
}
