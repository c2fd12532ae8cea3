package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.StringJoiner;

/// The part of the catalogue report about texts: near-duplicates, names and topics without a record
/// or term, records that share a name, and promised days that are over.
///
/// @param least in how many items a name or topic without a record stands
/// @param most how many of each are listed
record TextReport(int least, int most) {

  /// Adds `gaps` and `duplicates`.
  void add(ObjectNode report, ServiceClient service) throws IOException {
    report.set("gaps", service.read("/v1/governance/gaps?least=" + least + "&limit=" + most));
    report.set("duplicates", service.read("/v1/governance/duplicates?limit=" + most).path("pairs"));
  }

  /// One line for each finding; none where a report holds nothing of texts.
  static String of(JsonNode report) {
    StringBuilder text = new StringBuilder();
    for (JsonNode pair : report.path("duplicates")) {
      text.append(
          "nearly the same (%.2f)   %s and %s%n"
              .formatted(
                  pair.path("likeness").asDouble(),
                  pair.at("/item/id").asText(),
                  pair.at("/other/id").asText()));
    }
    JsonNode gaps = report.path("gaps");
    for (JsonNode name : gaps.path("names")) {
      text.append(frequent("no record", name));
    }
    for (JsonNode shared : gaps.path("namesakes")) {
      StringJoiner records = new StringJoiner(", ");
      for (JsonNode known : shared.path("records")) {
        records.add(
            "%s (%d works)".formatted(known.path("entity").asText(), known.path("works").asInt()));
      }
      text.append("one name %s: %s%n".formatted(shared.path("name").asText(), records));
    }
    for (JsonNode topic : gaps.path("topics")) {
      text.append(frequent("no term", topic));
    }
    for (JsonNode day : gaps.path("overdue")) {
      text.append("over %s: %s%n".formatted(day.path("label").asText(), day.path("item").asText()));
    }
    for (JsonNode odd : gaps.path("odd_subjects")) {
      text.append(
          "subject %s %s %s: %s%n"
              .formatted(
                  odd.path("scheme").asText(),
                  odd.path("code").asText(),
                  odd.path("problem").asText(),
                  odd.path("item").asText()));
    }
    return text.toString();
  }

  private static String frequent(String what, JsonNode value) {
    return "%s %s: in %d items%n"
        .formatted(what, value.path("label").asText(), value.path("items").asInt());
  }
}
