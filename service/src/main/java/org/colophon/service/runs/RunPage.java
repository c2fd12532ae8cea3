package org.colophon.service.runs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.colophon.eval.report.Html;
import org.colophon.service.api.EnumNames;

/// The report on a run as a page that stands alone: no script, nothing loaded.
final class RunPage {
  private RunPage() {}

  static String of(RunReportResponse report) {
    RunResponse run = report.run();
    Html page =
        new Html(
            "Run "
                + run.id()
                + ": "
                + run.kind()
                + ", "
                + EnumNames.of(run.state()).replace('_', ' '));
    if (run.reason() != null) {
      page.paragraph(run.reason());
    }
    RunResponse.CountsEntry items = run.items();
    table(
        page,
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
        page,
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
        page,
        "Throughput",
        List.of("minute", "items"),
        rows(report.throughput(), minute -> texts(minute.minute(), minute.items())));
    table(
        page,
        "Slowest items",
        List.of("item", "milliseconds"),
        rows(
            report.slowest(),
            slow -> texts(slow.item(), String.format(Locale.ROOT, "%.1f", slow.milliseconds()))));
    table(
        page,
        "Errors",
        List.of("kind", "items"),
        rows(report.errors(), error -> texts(error.kind(), error.items())));
    return page.end();
  }

  private static List<String> texts(Object... values) {
    return Arrays.stream(values).map(String::valueOf).toList();
  }

  private static <T> List<List<String>> rows(List<T> entries, Function<T, List<String>> row) {
    return entries.stream().map(row).toList();
  }

  private static void table(Html page, String title, List<String> heads, List<List<String>> rows) {
    if (rows.isEmpty()) {
      page.heading(title).paragraph("none");
    } else {
      page.table(title, heads, rows);
    }
  }
}
