package org.colophon.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/// The report on a run as a page that stands alone: no script, nothing loaded.
final class RunPage {
  private static final String STYLE =
      "body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}"
          + "table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}"
          + "th,td{text-align:left;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #ccc;"
          + "overflow-wrap:anywhere;vertical-align:top}.n{text-align:right}";

  private final StringBuilder html = new StringBuilder();

  private RunPage() {}

  static String of(ObjectNode report) {
    RunPage page = new RunPage();
    page.write(report);
    return page.html.toString();
  }

  private void write(ObjectNode report) {
    String title =
        "Run "
            + report.path("id").asLong()
            + ": "
            + report.path("kind").asText()
            + ", "
            + report.path("state").asText().replace('_', ' ');
    html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
        .append(escaped(title))
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head><body><h1>")
        .append(escaped(title))
        .append("</h1>");
    paragraph(report.path("reason").asText());
    JsonNode items = report.path("items");
    table(
        "Items",
        List.of("selected", "worked on", "differ", "unchanged", "outdated", "set aside", "applied"),
        List.of(
            List.of(
                report.path("selected").asText(),
                items.path("all").asText(),
                items.path("differ").asText(),
                items.path("unchanged").asText(),
                items.path("outdated").asText(),
                items.path("set_aside").asText(),
                items.path("applied").asText())));
    rows(
        "Changes by kind",
        report.path("changes"),
        List.of("imprint", "kind", "vocabulary", "what", "count", "items"));
    rows("Throughput", report.path("throughput"), List.of("minute", "items"));
    rows("Slowest items", report.path("slowest"), List.of("item", "milliseconds"));
    rows("Errors", report.path("errors"), List.of("kind", "items"));
    html.append("</body></html>\n");
  }

  private void paragraph(String text) {
    if (!text.isEmpty()) {
      html.append("<p>").append(escaped(text)).append("</p>");
    }
  }

  private void rows(String title, JsonNode rows, List<String> fields) {
    List<List<String>> cells = new java.util.ArrayList<>();
    rows.forEach(row -> cells.add(fields.stream().map(field -> cell(row.path(field))).toList()));
    table(title, fields, cells);
  }

  private static String cell(JsonNode value) {
    return value.isDouble() ? String.format(Locale.ROOT, "%.1f", value.asDouble()) : value.asText();
  }

  private void table(String title, List<String> heads, List<List<String>> rows) {
    html.append("<h2>").append(escaped(title)).append("</h2>");
    if (rows.isEmpty()) {
      html.append("<p>none</p>");
      return;
    }
    html.append("<table><thead><tr>");
    heads.forEach(
        head -> html.append("<th>").append(escaped(head.replace('_', ' '))).append("</th>"));
    html.append("</tr></thead><tbody>");
    for (List<String> row : rows) {
      html.append("<tr>");
      row.forEach(value -> html.append("<td>").append(escaped(value)).append("</td>"));
      html.append("</tr>");
    }
    html.append("</tbody></table>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
