package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.colophon.governance.Preview;
import org.colophon.service.json.ReasonJson;
import org.colophon.service.json.Words;

/// A verdict without its content, as JSON.
final class VerdictJson {
  private VerdictJson() {}

  static ObjectNode of(Preview preview) {
    ObjectNode node = Nodes.object();
    node.put("decision", Words.of(preview.decision()));
    ArrayNode reasons = node.putArray("reasons");
    preview.reasons().forEach(reason -> reasons.add(ReasonJson.of(reason)));
    Nodes.put(node, "next_change_at", preview.nextChangeAt());
    return node;
  }
}
