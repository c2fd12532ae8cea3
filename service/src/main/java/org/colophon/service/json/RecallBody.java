package org.colophon.service.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.colophon.exposure.RecallNotice;
import org.colophon.governance.Context;

/// What a recall notice says, as JSON: the same in answers and in events.
public final class RecallBody {
  /// More answers than this are counted and not named.
  private static final int MOST_NAMED = 100;

  private RecallBody() {}

  public static ObjectNode of(RecallNotice notice) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", notice.id());
    node.put("item", notice.item().value());
    node.put("imprint", notice.imprint().value());
    node.put("action", Words.of(notice.why().action()));
    if (notice.why().replacement() != null) {
      node.put("replacement", notice.why().replacement().value());
    }
    ArrayNode reasons = node.putArray("reasons");
    notice.why().reasons().forEach(code -> reasons.add(Words.of(code)));
    ArrayNode wrong = node.putArray("wrong");
    notice.why().wrong().forEach(wrong::add);
    ArrayNode instead = node.putArray("instead");
    notice.why().instead().forEach(instead::add);
    Context context = notice.where().context();
    node.put("surface", notice.where().surface());
    node.put("purpose", Words.of(context.purpose()));
    node.put("territory", context.territory());
    node.put("channel", context.channel());
    node.put("durable", notice.where().durable());
    node.put("responses", notice.exposures().size());
    ArrayNode ids = node.putArray("response_ids");
    notice.exposures().stream().limit(MOST_NAMED).forEach(ids::add);
    node.put("promised_until", notice.promisedUntil().toString());
    node.put("learned_at", notice.learnedAt().toString());
    node.put("at", notice.at().toString());
    return node;
  }
}
