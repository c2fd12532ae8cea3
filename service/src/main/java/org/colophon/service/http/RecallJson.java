package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.colophon.exposure.RecallNotice;
import org.colophon.exposure.RecallStore;
import org.colophon.service.json.RecallBody;
import org.colophon.service.json.Words;

/// Recall notices as the API answers them.
final class RecallJson {
  private RecallJson() {}

  static ObjectNode of(RecallStore.Entry entry, Instant now) {
    ObjectNode node = Nodes.object();
    RecallNotice notice = entry.notice();
    node.put("seq", entry.seq());
    node.put("state", Words.of(entry.state(now)));
    node.setAll(RecallBody.of(notice));
    node.put("expires_at", notice.expiresAt().toString());
    Nodes.put(node, "delivered_at", entry.deliveredAt());
    Nodes.put(node, "acknowledged_at", entry.acknowledgedAt());
    Nodes.put(node, "acknowledged_by", entry.acknowledgedBy());
    return node;
  }

  static ObjectNode list(Iterable<RecallStore.Entry> entries, long after, Instant now) {
    ObjectNode body = Nodes.object();
    ArrayNode recalls = body.putArray("recalls");
    long next = after;
    for (RecallStore.Entry entry : entries) {
      recalls.add(of(entry, now));
      next = entry.seq();
    }
    return body.put("next_after", next);
  }
}
