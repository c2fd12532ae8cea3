package org.colophon.service.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.EnumNames;
import org.colophon.service.facts.FactsRequest;
import org.colophon.service.items.ItemDocument;
import org.colophon.service.segments.SegmentDocument;
import org.colophon.service.sources.ReferenceReader;
import org.jspecify.annotations.Nullable;

/// The reader of one record of a delivery, whatever its kind; its field `schema` says which.
public final class RecordReader {
  private RecordReader() {}

  /// Reads one line.
  ///
  /// @throws org.colophon.service.api.ApiException for its first error
  public static DeliveredRecord read(byte[] utf8, DeliveryDefaults defaults) {
    return read(ApiMapper.parse(utf8), defaults);
  }

  /// Reads one record.
  ///
  /// @throws org.colophon.service.api.ApiException for its first error
  public static DeliveredRecord read(JsonNode json, DeliveryDefaults defaults) {
    JsonNode node = filled(json, defaults.presets());
    @Nullable Instant now = defaults.relativeTo();
    @Nullable ZoneId zone = defaults.zone();
    return switch (node.path("schema").asText("")) {
      case ItemDocument.SCHEMA ->
          new DeliveredRecord.OfCatalog(
              ApiMapper.read(node, ItemDocument.class, now)
                  .toSubmission(defaults.order(), defaults.observedAt(), zone));
      case FactsRequest.SCHEMA ->
          new DeliveredRecord.OfCatalog(
              ApiMapper.read(node, FactsRequest.class, now)
                  .toSubmission(defaults.order(), defaults.observedAt(), zone));
      case SegmentDocument.SCHEMA ->
          new DeliveredRecord.OfSegment(
              ApiMapper.read(node, SegmentDocument.class, now).toSegment(zone));
      default -> new DeliveredRecord.OfReference(ReferenceReader.read(node, zone, now));
    };
  }

  /// The record with what the delivery says for it; its own statements stay.
  public static JsonNode filled(JsonNode json, DeliveryDefaults.Presets presets) {
    String schema = json.path("schema").asText("");
    boolean item = schema.equals(ItemDocument.SCHEMA);
    if (presets.equals(DeliveryDefaults.Presets.NONE)
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
