package org.colophon.service.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.desk.Decisions;
import org.colophon.enrichment.DecisionLog.Decision;
import org.colophon.service.json.Json;

/// Which segments people said fit which items.
final class SaidOfSegments {
  private SaidOfSegments() {}

  /// The decisions on one item's segments that were made of its text of now.
  ///
  /// @param decisions the latest of each segment
  static Map<SegmentId, Boolean> decided(List<Decision> decisions, String textHash) {
    Map<SegmentId, Boolean> said = new HashMap<>();
    for (Decision decision : decisions) {
      if (decision.kind().equals(Decisions.SEGMENT) && decision.textHash().equals(textHash)) {
        switch (decision.answer()) {
          case ACCEPTED -> said.put(new SegmentId(decision.value()), true);
          case REJECTED -> said.put(new SegmentId(decision.value()), false);
          case REVOKED -> {}
        }
      }
    }
    return said;
  }

  /// A labelled file.
  ///
  /// @throws IllegalArgumentException naming the line that cannot be learned from
  static Map<ItemId, Map<SegmentId, Boolean>> read(Path file) throws IOException {
    Map<ItemId, Map<SegmentId, Boolean>> said = new HashMap<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (!line.isBlank()) {
        JsonNode node = parsed(line, file + ", line " + number);
        said.computeIfAbsent(new ItemId(node.path("item").asText()), i -> new HashMap<>())
            .put(new SegmentId(node.path("segment").asText()), node.path("fits").asBoolean());
      }
    }
    return said;
  }

  private static JsonNode parsed(String line, String where) {
    JsonNode node;
    try {
      node = Json.MAPPER.readTree(line);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(where + ": " + e.getOriginalMessage(), e);
    }
    if (node.path("origin").asText("human").equals("machine")) {
      throw new IllegalArgumentException(where + ": a machine said this and nobody confirmed it");
    }
    if (!node.path("item").isTextual()
        || !node.path("segment").isTextual()
        || !node.path("fits").isBoolean()) {
      throw new IllegalArgumentException(where + ": needs an item, a segment, and whether it fits");
    }
    return node;
  }
}
