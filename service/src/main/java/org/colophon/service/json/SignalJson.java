package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Signal;
import org.colophon.catalog.ItemId;
import org.colophon.service.json.Times.Edge;

/// One signal as JSON, schema `colophon-signal/1`.
public final class SignalJson {
  public static final String SCHEMA = "colophon-signal/1";

  static final Set<String> FIELDS =
      Set.of("schema", "event_id", "person", "segment", "type", "item", "topic", "occurred_at");

  private SignalJson() {}

  /// Reads a signal.
  public static Reading<Signal> read(JsonNode node, Times times) {
    return Fault.reading(() -> signal(node, times));
  }

  static Signal signal(JsonNode node, Times times) throws Fault {
    Fields fields = Fields.of(node, "", FIELDS, times);
    Schemas.check(fields, SCHEMA);
    return new Signal(
        fields.text("event_id", 200),
        fields.text("person", 200),
        fields.id("segment", SegmentId::new),
        fields.choice("type", Signal.Type.class),
        fields.optionalId("item", ItemId::new),
        fields.optionalText("topic", 200),
        fields.instant("occurred_at", Edge.END));
  }
}
