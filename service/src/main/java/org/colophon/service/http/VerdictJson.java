package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.colophon.governance.Preview;
import org.colophon.governance.Reason;
import org.colophon.service.json.Words;

/// A verdict without its content, as JSON.
final class VerdictJson {
  private VerdictJson() {}

  static ObjectNode of(Preview preview) {
    ObjectNode node = Nodes.object();
    node.put("decision", Words.of(preview.decision()));
    ArrayNode reasons = node.putArray("reasons");
    preview.reasons().forEach(reason -> reasons.add(reason(reason)));
    Nodes.put(node, "next_change_at", preview.nextChangeAt());
    return node;
  }

  private static ObjectNode reason(Reason reason) {
    ObjectNode node = Nodes.object();
    node.put("code", Words.of(reason.code()));
    node.put("severity", Words.of(reason.severity()));
    node.put("subject", reason.subject());
    Nodes.put(node, "observed", reason.observed());
    Nodes.put(node, "limit", reason.limit());
    Nodes.put(node, "owner", reason.owner());
    return node.put("fix", reason.fix());
  }
}
