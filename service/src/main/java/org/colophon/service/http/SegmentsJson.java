package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.colophon.audience.Audiences;
import org.colophon.service.json.SegmentJson;

/// A stored segment as JSON.
final class SegmentsJson {
  private SegmentsJson() {}

  static ObjectNode of(Audiences.Stored stored) {
    ObjectNode node = Nodes.object();
    node.set("segment", SegmentJson.write(stored.segment()));
    return node.put("version", stored.version());
  }
}
