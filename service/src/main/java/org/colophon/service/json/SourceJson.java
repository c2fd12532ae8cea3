package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.catalog.reference.Source;
import org.colophon.health.SourceHeartbeat;
import org.colophon.health.SourceStatus;

/// Sources in reports on the catalogue's health, until those are typed.
final class SourceJson {
  private SourceJson() {}

  /// A source with its status.
  static ObjectNode write(SourceStatus status) {
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
