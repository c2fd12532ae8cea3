package org.colophon.service.runs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.colophon.service.api.EnumNames;

/// The report on a run as a page that stands alone: no script, nothing loaded.
final class RunPage {
  private static final String STYLE =
      "body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}"
          + "table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}"
          + "th,td{text-align:left;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #ccc;"
          + "overflow-wrap:anywhere;vertical-align:top}.n{text-align:right}";

  private final StringBuilder html = new StringBuilder();

  private RunPage() {}

  static String of(RunReportResponse report) {
    RunPage page = new RunPage();
    page.write(report);
    return page.html.toString();
  }

  private void write(RunReportResponse report) {
    RunResponse run = report.run();
    head(
        "Run " + run.id() + ": " + run.kind() + ", " + EnumNames.of(run.state()).replace('_', ' '));
    if (run.reason() != null) {
      html.append("<p>").append(escaped(run.reason())).append("</p>");
    }
    RunResponse.CountsEntry items = run.items();
    table(
        "Items",
        List.of("selected", "worked on", "differ", "unchanged", "outdated", "set aside", "applied"),
        List.of(
            texts(
                run.selected(),
                items.all(),
                items.differ(),
                items.unchanged(),
                items.outdated(),
                items.setAside(),
                items.applied())));
    table(
        "Changes by kind",
        List.of("imprint", "kind", "vocabulary", "what", "count", "items"),
        rows(
            report.changes(),
            group ->
                texts(
                    group.imprint(),
                    group.kind(),
                    group.vocabulary(),
                    EnumNames.of(group.what()),
                    group.count(),
                    group.items())));
    table(
        "Throughput",
        List.of("minute", "items"),
        rows(report.throughput(), minute -> texts(minute.minute(), minute.items())));
    table(
        "Slowest items",
        List.of("item", "milliseconds"),
        rows(
            report.slowest(),
            slow -> texts(slow.item(), String.format(Locale.ROOT, "%.1f", slow.milliseconds()))));
    table(
        "Errors",
        List.of("kind", "items"),
        rows(report.errors(), error -> texts(error.kind(), error.items())));
    html.append("</body></html>\n");
  }

  private void head(String title) {
    html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
        .append(escaped(title))
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head><body><h1>")
        .append(escaped(title))
        .append("</h1>");
  }

  private static List<String> texts(Object... values) {
    return Arrays.stream(values).map(String::valueOf).toList();
  }

  private static <T> List<List<String>> rows(List<T> entries, Function<T, List<String>> row) {
    return entries.stream().map(row).toList();
  }

  private void table(String title, List<String> heads, List<List<String>> rows) {
    html.append("<h2>").append(escaped(title)).append("</h2>");
    if (rows.isEmpty()) {
      html.append("<p>none</p>");
      return;
    }
    html.append("<table><thead><tr>");
    heads.forEach(head -> html.append("<th>").append(escaped(head)).append("</th>"));
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
