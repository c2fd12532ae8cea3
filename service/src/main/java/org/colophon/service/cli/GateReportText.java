package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/// The report on a catalogue's health for a terminal.
final class GateReportText {
  private GateReportText() {}

  static String of(JsonNode report) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%d items: %d pass, %d blocked, %d could not be judged%n"
            .formatted(
                report.path("items").asInt(),
                report.path("pass").asInt(),
                report.path("block").asInt(),
                report.path("indeterminate").asInt()));
    for (JsonNode imprint : report.path("imprints")) {
      text.append(
          "  %-24s %d of %d pass%n"
              .formatted(
                  imprint.path("imprint").asText(),
                  imprint.path("pass").asInt(),
                  imprint.path("items").asInt()));
    }
    report.path("groups").forEach(group -> group(group, text));
    for (JsonNode source : report.path("sources")) {
      text.append(
          "source %-24s %s, %d missed%n"
              .formatted(
                  source.path("id").asText(),
                  constant(source.path("state")),
                  source.path("missed").asInt()));
    }
    for (JsonNode stale : report.path("stale")) {
      text.append(
          "stale %s, %s: used by %d items%n"
              .formatted(
                  stale.path("entity").asText(),
                  constant(stale.path("state")),
                  stale.path("uses").size()));
    }
    return text.toString();
  }

  private static void group(JsonNode group, StringBuilder text) {
    text.append(
        "%-13s %-20s %5d items%s%s: %s%n"
            .formatted(
                constant(group.path("severity")),
                constant(group.path("code")),
                group.path("items").asInt(),
                after(group.path("about")),
                after(group.path("owner")),
                group.path("fix").asText()));
    for (JsonNode entry : group.path("entries")) {
      text.append(
          "    %s (%s)%n".formatted(entry.path("item").asText(), entry.path("subject").asText()));
    }
  }

  private static String after(JsonNode word) {
    return word.asText().isEmpty() ? "" : ", " + word.asText();
  }

  private static String constant(JsonNode word) {
    return word.asText().toUpperCase(Locale.ROOT);
  }
}
