package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.colophon.governance.ReasonCode;

/// A count of the items that pass, and of the reasons that keep the others back. Reads verdicts and
/// reports in the form in which the service answers them.
final class GateTally {
  private static final Set<String> KEEPS_BACK = Set.of("block", "indeterminate");

  private final Map<String, Integer> decisions = new TreeMap<>();
  private final Map<String, Cause> causes = new TreeMap<>();

  /// Everything with one reason.
  private record Cause(String fix, Set<String> items) {}

  /// Counts a verdict.
  void verdict(JsonNode verdict) {
    decisions.merge(verdict.path("decision").asText(), 1, Integer::sum);
    for (JsonNode reason : verdict.path("reasons")) {
      if (keepsBack(reason)) {
        cause(reason).items().add(verdict.path("item").asText());
      }
    }
  }

  /// Counts an item that is not in the catalogue: nothing is known of it, so it may not be shown.
  void unknown(String item) {
    decisions.merge("block", 1, Integer::sum);
    cause(ReasonCode.ITEM_UNKNOWN.name(), "record the item, or correct the id").items().add(item);
  }

  /// Counts all that a report counted.
  void report(JsonNode report) {
    for (String decision : new String[] {"pass", "block", "indeterminate"}) {
      decisions.merge(decision, report.path(decision).asInt(), Integer::sum);
    }
    for (JsonNode group : report.path("groups")) {
      if (keepsBack(group)) {
        Set<String> items = cause(group).items();
        group.path("entries").forEach(entry -> items.add(entry.path("item").asText()));
      }
    }
    for (JsonNode replaced : report.path("settled")) {
      String fix = "nothing: " + replaced.path("instead").asText() + " is shown instead";
      cause(ReasonCode.SUPERSEDED_BY.name(), fix).items().add(replaced.path("item").asText());
    }
  }

  private static boolean keepsBack(JsonNode reason) {
    return KEEPS_BACK.contains(reason.path("severity").asText());
  }

  private Cause cause(JsonNode reason) {
    return cause(
        reason.path("code").asText().toUpperCase(Locale.ROOT), reason.path("fix").asText());
  }

  private Cause cause(String code, String fix) {
    return causes.computeIfAbsent(code, _ -> new Cause(fix, new LinkedHashSet<>()));
  }

  private int count(String decision) {
    return decisions.getOrDefault(decision, 0);
  }

  int exitCode() {
    return exitCode(count("block"), count("indeterminate"));
  }

  /// 0: all pass; 1: something is blocked; 2: something could not be judged.
  static int exitCode(int blocked, int indeterminate) {
    return indeterminate > 0 ? 2 : blocked > 0 ? 1 : 0;
  }

  String text() {
    int whole = decisions.values().stream().mapToInt(Integer::intValue).sum();
    StringBuilder text = new StringBuilder();
    text.append(
        "%d items: %d pass, %d blocked, %d could not be judged%n"
            .formatted(whole, count("pass"), count("block"), count("indeterminate")));
    causes.forEach((code, cause) ->
        text.append(
            "  %-20s %5d  %s, for example %s%n"
                .formatted(
                    code, cause.items().size(), cause.fix(), cause.items().iterator().next())));
    return text.toString();
  }

  ObjectNode json() {
    ObjectNode node = CommandJson.MAPPER.createObjectNode();
    node.put("pass", count("pass"))
        .put("block", count("block"))
        .put("indeterminate", count("indeterminate"));
    ObjectNode reasons = node.putObject("reasons");
    causes.forEach((code, cause) -> {
      ObjectNode reason = reasons.putObject(code).put("fix", cause.fix());
      cause.items().forEach(reason.withArray("items")::add);
    });
    return node;
  }
}
