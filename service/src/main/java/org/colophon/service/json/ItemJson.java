package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.colophon.catalog.Fact;
import org.colophon.catalog.Item;
import org.colophon.catalog.Submission;

/// One item as JSON, schema `colophon-item/1` (docs/item-format.md). What is written can be read
/// again and says the same.
public final class ItemJson {
  /// The schema's name as records state it.
  public static final String SCHEMA = "colophon-item/1";

  private ItemJson() {}

  /// Reads an item with its products and the facts stated with them.
  public static Reading<Submission.WholeItem> read(JsonNode node, Intake intake) {
    return Fault.reading(() -> ItemReader.read(node, intake));
  }

  /// Writes an item and those of its facts that the schema has a place for. Where sources disagree,
  /// the item's own source speaks, then the one confirmed last; every statement with its clocks is
  /// in [FactsJson#write].
  public static ObjectNode write(Item item, List<Fact> facts) {
    return ItemWriter.write(item, facts);
  }
}
