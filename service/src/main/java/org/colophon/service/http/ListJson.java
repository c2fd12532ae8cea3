package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.TreeMap;
import org.colophon.recommend.Recommendations;
import org.colophon.service.json.Words;

/// Lists for readers, as JSON.
final class ListJson {
  private ListJson() {}

  /// Answers with a list that may be kept until any item's clearance ends.
  ///
  /// @param of what the list is for: its kind and id
  static void answer(
      Context ctx, String kind, String of, Recommendations list, InstantSource clock) {
    ObjectNode body = Nodes.object();
    body.put(kind, of);
    ArrayNode items = body.putArray("items");
    list.items().forEach(entry -> items.add(ClearedJson.of(entry)));
    body.put("evaluated_at", list.evaluatedAt().toString());
    body.put("valid_until", list.validUntil().toString());
    body.put("degraded", list.degraded());
    ObjectNode blocked = body.putObject("blocked");
    new TreeMap<>(list.blocked()).forEach((code, count) -> blocked.put(Words.of(code), count));
    Answer.json(ctx, body, Caching.until(list.validUntil(), clock.instant()));
  }
}
