package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;

/// Labelled files of which segments fit which items.
final class SegmentLabels {
  private SegmentLabels() {}

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
