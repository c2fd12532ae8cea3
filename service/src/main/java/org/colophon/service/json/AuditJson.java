package org.colophon.service.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;
import org.colophon.exposure.AuditReport;
import org.colophon.exposure.AuditReport.Case;

/// What a shadow audit found, as JSON.
public final class AuditJson {
  /// More cases than this are counted and not listed.
  public static final int MOST_CASES = 200;

  private AuditJson() {}

  public static ObjectNode write(AuditReport report) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("from", report.from().toString());
    node.put("until", report.until().toString());
    node.put("answers", report.looked().answers());
    node.put("judged", report.looked().judged());
    node.put("other_policies", report.looked().otherPolicies());
    node.put("gate_violations", report.violations().size());
    node.put("late_knowledge", report.late().size());
    ObjectNode sources = node.putObject("late_by_source");
    new TreeMap<>(report.bySource()).forEach(sources::put);
    cases(node.putArray("violations"), report.violations());
    cases(node.putArray("late"), report.late());
    return node;
  }

  private static void cases(ArrayNode array, List<Case> cases) {
    for (Case one : cases.stream().limit(MOST_CASES).toList()) {
      ObjectNode node = array.addObject();
      node.put("response_id", one.exposure());
      node.put("item", one.item().value());
      node.put("served_at", one.servedAt().toString());
      node.put("source", one.source());
      node.put("delay", one.delay().toString());
      ArrayNode reasons = node.putArray("reasons");
      one.reasons().forEach(code -> reasons.add(Words.of(code)));
      ArrayNode wrong = node.putArray("wrong");
      one.wrong().forEach(wrong::add);
    }
  }
}
