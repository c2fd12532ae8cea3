package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.colophon.audience.Audiences;
import org.colophon.audience.SegmentUse;
import org.colophon.service.json.SegmentJson;

/// A stored segment as JSON, and whether it may be used now.
final class SegmentsJson {
  private SegmentsJson() {}

  static ObjectNode of(Audiences.Stored stored, Instant now) {
    ObjectNode node = Nodes.object();
    node.set("segment", SegmentJson.write(stored.segment()));
    node.put("version", stored.version());
    ObjectNode use = node.putObject("use");
    switch (SegmentUse.of(stored.segment(), now)) {
      case SegmentUse.Usable() -> use.put("usable", true);
      case SegmentUse.Unusable(SegmentUse.Code code, String reason) ->
          use.put("usable", false).put("code", code.name()).put("reason", reason);
    }
    return node;
  }
}
