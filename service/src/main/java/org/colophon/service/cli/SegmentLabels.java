package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.editorial.DecisionService;

/// People's labels of which segments fit which items.
final class SegmentLabels {
  private SegmentLabels() {}

  /// The decisions on one item's segments that were made of its text of now.
  ///
  /// @param decisions the latest of each segment
  static Map<SegmentId, Boolean> decided(List<Decision> decisions, String textHash) {
    Map<SegmentId, Boolean> said = new HashMap<>();
    for (Decision decision : decisions) {
      if (decision.kind().equals(DecisionService.SEGMENT) && decision.textHash().equals(textHash)) {
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
    for (Label line :
        new LabelledLines(file, "said this", "it").read(Integer.MAX_VALUE, Label::of)) {
      said.computeIfAbsent(line.item(), i -> new HashMap<>()).put(line.segment(), line.fits());
    }
    return said;
  }

  private record Label(ItemId item, SegmentId segment, boolean fits) {
    static Label of(JsonNode node) {
      if (!node.path("item").isTextual()
          || !node.path("segment").isTextual()
          || !node.path("fits").isBoolean()) {
        throw new IllegalArgumentException("needs an item, a segment, and whether it fits");
      }
      return new Label(
          new ItemId(node.path("item").asText()),
          new SegmentId(node.path("segment").asText()),
          node.path("fits").asBoolean());
    }
  }
}
