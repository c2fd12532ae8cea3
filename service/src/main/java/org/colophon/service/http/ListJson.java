package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;
import org.colophon.recommend.ReaderList;
import org.colophon.recommend.Recommendations;
import org.colophon.service.json.Words;

/// Lists for readers, as JSON.
final class ListJson {
  private ListJson() {}

  /// @param responseId under which the ledger has it
  static ObjectNode of(String responseId, ReaderAnswers.Question question, ReaderList answer) {
    Recommendations list = answer.recommendations();
    ObjectNode body = Nodes.object();
    body.put("response_id", responseId);
    question.about().forEach(body::put);
    made(body, answer);
    ArrayNode items = body.putArray("items");
    list.items().forEach(entry -> items.add(ClearedJson.of(entry)));
    body.put("evaluated_at", list.evaluatedAt().toString());
    body.put("valid_until", list.validUntil().toString());
    body.put("degraded", list.degraded());
    ObjectNode blocked = body.putObject("blocked");
    new TreeMap<>(list.blocked()).forEach((code, count) -> blocked.put(Words.of(code), count));
    return body;
  }

  /// What the list was made from, and what of the question could not be used.
  private static void made(ObjectNode body, ReaderList answer) {
    if (answer.basis().isEmpty()) {
      return;
    }
    ArrayNode basis = body.putArray("basis");
    answer.basis().forEach(basis::add);
    ArrayNode fallbacks = body.putArray("fallbacks");
    answer
        .fallbacks()
        .forEach(fallback ->
            fallbacks.addObject().put("code", fallback.code()).put("reason", fallback.reason()));
  }
}
