package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.colophon.health.HealthReport;
import org.colophon.health.HealthReport.Entry;
import org.colophon.health.HealthReport.Group;
import org.colophon.health.Incident;
import org.colophon.health.Usage;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.IncidentMessage;

/// The report on a catalogue's health as JSON.
public final class HealthJson {
  private HealthJson() {}

  public static ObjectNode write(HealthReport report) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("at", report.at().toString());
    node.put("seq", report.seq());
    node.put("purpose", Words.of(report.purpose()));
    shares(node, report.passed(), report.blocked(), report.indeterminate());
    ArrayNode imprints = node.putArray("imprints");
    report
        .shares()
        .forEach(share -> {
          ObjectNode one = imprints.addObject().put("imprint", share.imprint().value());
          shares(one, share.pass(), share.block(), share.indeterminate());
        });
    ArrayNode groups = node.putArray("groups");
    report.groups().forEach(group -> groups.add(group(group)));
    ArrayNode settled = node.putArray("settled");
    report
        .settled()
        .forEach(one ->
            settled
                .addObject()
                .put("item", one.item().value())
                .put("title", one.title())
                .put("instead", one.instead().value()));
    ArrayNode sources = node.putArray("sources");
    report.sources().forEach(status -> sources.add(SourceJson.write(status)));
    ArrayNode incidents = node.putArray("incidents");
    report.incidents().forEach(incident -> incidents.add(write(incident)));
    ArrayNode stale = node.putArray("stale");
    report.stale().forEach(spread -> stale.add(write(spread)));
    return node;
  }

  private static void shares(ObjectNode node, int pass, int block, int indeterminate) {
    int items = pass + block + indeterminate;
    node.put("items", items);
    node.put("pass", pass);
    node.put("block", block);
    node.put("indeterminate", indeterminate);
    node.put("pass_share", items == 0 ? 1.0 : Math.round(1_000.0 * pass / items) / 1_000.0);
  }

  private static ObjectNode group(Group group) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("code", Words.of(group.cause().code()));
    if (!group.cause().about().isEmpty()) {
      node.put("about", group.cause().about());
    }
    Written.put(node, "source", group.cause().source());
    Written.put(node, "policy", group.cause().policy());
    node.put("severity", Words.of(group.severity()));
    Written.put(node, "owner", group.owner());
    node.put("action", Words.of(group.action()));
    node.put("by", Words.of(group.action().by()));
    node.put("one_click", RepairJson.isOneClick(group.action()));
    node.put("fix", group.fix());
    node.put("shown", group.shown());
    node.put("items", group.items());
    Written.put(node, "next_change_at", group.nextChangeAt());
    if (group.incident() != null) {
      node.put("incident", group.incident());
    }
    ArrayNode entries = node.putArray("entries");
    group.entries().forEach(entry -> entries.add(entry(entry)));
    return node;
  }

  private static ObjectNode entry(Entry entry) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("item", entry.item().value());
    node.put("title", entry.title());
    node.put("imprint", entry.imprint().value());
    Written.put(node, "desk", entry.desk());
    node.put("subject", entry.finding().reason().subject());
    Written.put(node, "observed", entry.finding().reason().observed());
    Written.put(node, "limit", entry.finding().reason().limit());
    node.put("shown", entry.shown());
    Written.put(node, "next_change_at", entry.nextChangeAt());
    RepairJson.request(entry).ifPresent(request -> node.set("request", request));
    return node;
  }

  public static JsonNode write(Incident incident) {
    return ApiMapper.tree(IncidentMessage.of(incident));
  }

  public static ObjectNode write(Usage spread) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("entity", spread.entity());
    node.put("name", spread.name());
    node.put("state", Words.of(spread.state()));
    Written.put(node, "since", spread.since());
    ArrayNode uses = node.putArray("uses");
    spread
        .uses()
        .forEach(use -> {
          ObjectNode one = uses.addObject();
          one.put("item", use.item().value()).put("title", use.title());
          ArrayNode targetings = one.putArray("targetings");
          use.targetings()
              .forEach(targeting ->
                  targetings
                      .addObject()
                      .put("segment", targeting.segment().value())
                      .put("by", targeting.by())
                      .put("until", targeting.until().toString()));
        });
    return node;
  }
}
