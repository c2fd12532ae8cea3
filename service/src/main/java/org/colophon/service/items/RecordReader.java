package org.colophon.service.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.EnumNames;
import org.colophon.service.facts.FactsRequest;
import org.colophon.service.json.Intake;
import org.colophon.service.json.Reading;
import org.colophon.service.json.Statement;
import org.colophon.service.json.StatementJson;
import org.colophon.service.segments.SegmentDocument;
import org.jspecify.annotations.Nullable;

/// The reader of one record of a delivery, whatever its kind; its field `schema` says which.
public final class RecordReader {
  private RecordReader() {}

  /// Reads one line.
  ///
  /// @throws org.colophon.service.api.ApiException for its first error
  public static Statement read(byte[] utf8, Intake intake) {
    return read(ApiMapper.parse(utf8), intake);
  }

  /// Reads one record.
  ///
  /// @throws org.colophon.service.api.ApiException for its first error
  public static Statement read(JsonNode json, Intake intake) {
    JsonNode node = filled(json, intake.presets());
    Instant now = intake.times().now();
    ZoneId zone = intake.times().zone();
    return switch (node.path("schema").asText("")) {
      case ItemDocument.SCHEMA ->
          new Statement.OfCatalog(
              ApiMapper.read(node, ItemDocument.class, now)
                  .toSubmission(intake.order(), intake.observedAt(), zone));
      case FactsRequest.SCHEMA ->
          new Statement.OfCatalog(
              ApiMapper.read(node, FactsRequest.class, now)
                  .toSubmission(intake.order(), intake.observedAt(), zone));
      case SegmentDocument.SCHEMA ->
          new Statement.OfSegment(ApiMapper.read(node, SegmentDocument.class, now).toSegment(zone));
      default -> new Statement.OfReference(Reading.orThrow(StatementJson.read(node, intake)));
    };
  }

  /// The record with what the delivery says for it; its own statements stay.
  public static JsonNode filled(JsonNode json, Intake.Presets presets) {
    String schema = json.path("schema").asText("");
    boolean item = schema.equals(ItemDocument.SCHEMA);
    if (presets.equals(Intake.Presets.NONE)
        || !(json instanceof ObjectNode original)
        || !(item || schema.equals(FactsRequest.SCHEMA))) {
      return json;
    }
    ObjectNode node = original.deepCopy();
    preset(node, "source", presets.source());
    if (item) {
      preset(node, "imprint", presets.imprint());
      if (!node.has("desk")) { // an explicit null says that there is none
        preset(node, "desk", presets.desk());
      }
      preset(node, "content_type", presets.type() == null ? null : EnumNames.of(presets.type()));
      preset(node, "language", presets.language());
    }
    return node;
  }

  private static void preset(ObjectNode node, String name, @Nullable Object value) {
    if (value != null && !node.hasNonNull(name)) {
      node.put(name, value.toString());
    }
  }
}
