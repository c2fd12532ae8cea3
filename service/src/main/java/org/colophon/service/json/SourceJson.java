package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Source;
import org.colophon.health.SourceHeartbeat;
import org.colophon.health.SourceStatus;
import org.colophon.service.json.Problem.Code;
import org.colophon.service.json.Times.Edge;
import org.jspecify.annotations.Nullable;

/// Sources and what they say of themselves as JSON.
public final class SourceJson {
  private static final int MOST_ITEMS = 200_000;

  private SourceJson() {}

  /// Reads a source, schema `colophon-source/1`.
  public static Reading<Source> read(JsonNode node) {
    return Fault.reading(
        () -> ((Reference.OfSource) ReferenceReader.source(node, Times.stated(null))).source());
  }

  /// What a source delivered.
  ///
  /// @param items the ids of all its items, where it is a snapshot; null where it only says that it
  ///   is complete
  /// @param upTo up to when it is complete; null: up to now
  /// @param acceptedBy who says that what a snapshot lacks is gone; null when nobody does
  public record Delivery(
      @Nullable Set<ItemId> items, @Nullable Instant upTo, @Nullable String acceptedBy) {}

  /// Reads a complete delivery.
  public static Reading<Delivery> readDelivery(JsonNode node) {
    return Fault.reading(() -> {
      Fields fields =
          Fields.of(node, "", Set.of("items", "watermark", "accepted_by"), Times.stated(null));
      Set<ItemId> items =
          fields.has("items") ? new HashSet<>(fields.ids("items", MOST_ITEMS, ItemId::new)) : null;
      String by = fields.optionalText("accepted_by", 100);
      if (by != null && items == null) {
        throw new Fault(Code.MISSING_FIELD, "/items", "is missing", "list the items that are left");
      }
      return new Delivery(items, fields.optionalInstant("watermark", Edge.END), by);
    });
  }

  /// Reads a sign of life: the error that it reports, or the empty word for none.
  public static Reading<String> readHeartbeat(JsonNode node) {
    return Fault.reading(() -> {
      Fields fields = Fields.of(node, "", Set.of("error"), Times.stated(null));
      String error = fields.optionalText("error", SourceHeartbeat.MAX_ERROR);
      return error == null ? "" : error;
    });
  }

  /// Writes all of them.
  public static ObjectNode write(List<SourceStatus> sources, Instant now) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("at", now.toString());
    ArrayNode array = node.putArray("sources");
    sources.forEach(status -> array.add(write(status)));
    return node;
  }

  /// Writes a source as [#read] reads it, and how it fares.
  public static ObjectNode write(SourceStatus status) {
    Source source = status.source();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("schema", "colophon-source/1");
    node.put("id", source.id().value());
    node.put("name", source.name());
    node.put("imprint", source.imprint().value());
    if (!source.imprints().isEmpty()) {
      ArrayNode imprints = node.putArray("imprints");
      source.imprints().stream().map(ImprintId::value).sorted().forEach(imprints::add);
    }
    Written.put(node, "owner", source.owner());
    ArrayNode authoritative = node.putArray("authoritative_for");
    source.authoritativeFor().stream().map(Words::of).sorted().forEach(authoritative::add);
    calendar(node, source.calendar());
    node.put("state", Words.of(status.state()));
    node.put("missed", status.missed());
    Written.put(node, "last_delivery_at", source.lastDeliveryAt());
    Written.put(node, "next_due_at", status.nextDue());
    SourceHeartbeat pulse = status.heartbeat();
    Written.put(node, "heartbeat_at", pulse.heartbeatAt());
    Written.put(node, "watermark", pulse.watermark());
    Written.put(node, "failed_at", pulse.failedAt());
    Written.put(node, "last_error", pulse.error());
    return node;
  }

  private static void calendar(ObjectNode node, DeliveryCalendar calendar) {
    node.put("expected_every", calendar.every().toString());
    ArrayNode days = node.putArray("days");
    calendar.days().stream().sorted().map(Words::of).forEach(days::add);
    node.put("zone", calendar.zone().getId());
    ArrayNode closed = node.putArray("closed");
    calendar.closed().stream().sorted().map(String::valueOf).forEach(closed::add);
  }
}
