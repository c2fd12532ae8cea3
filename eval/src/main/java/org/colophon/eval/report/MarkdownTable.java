package org.colophon.eval.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.colophon.eval.runs.EvalRun;
import org.colophon.eval.runs.EvalRunSetup;
import org.colophon.eval.sets.SetDefinition;
import org.colophon.eval.stats.Interval;
import org.jspecify.annotations.Nullable;

/// The table of results for a README: our figure with its interval, the best published one, and a
/// plain word on what is not reached.
public final class MarkdownTable {
  private MarkdownTable() {}

  /// One figure of one run.
  ///
  /// @param value ours, with its 95 % interval
  /// @param published the best published figure; null where there is none
  /// @param measuredOn how many documents, and how they were split
  public record Row(
      String set,
      String system,
      String metric,
      double value,
      double low,
      double high,
      @Nullable Double published,
      String measuredOn) {}

  /// One row per main figure of each run.
  public static String of(List<EvalRun> runs) {
    return render(runs.stream().flatMap(run -> rows(run).stream()).toList());
  }

  /// The main figures of a run.
  public static List<Row> rows(EvalRun run) {
    List<Row> rows = new ArrayList<>();
    for (String metric : mainFigures(run.setup().data())) {
      run.figure("all", metric).ifPresent(value -> rows.add(row(run, metric, value)));
    }
    return rows;
  }

  /// The table of these rows.
  public static String render(List<Row> rows) {
    StringBuilder table = new StringBuilder();
    table.append("| set | system | figure | ours (95 % interval) | published | | measured on |\n");
    table.append("| --- | --- | --- | --- | --- | --- | --- |\n");
    rows.forEach(row -> table.append(line(row)).append('\n'));
    return table.toString();
  }

  /// The figures by which a set is judged, the most important first.
  public static List<String> mainFigures(EvalRunSetup.Data data) {
    return switch (data.task()) {
      case LANGUAGE -> List.of("accuracy", "accuracy_de", "accuracy_en");
      case SINGLE_LABEL -> List.of("accuracy", "macro_f1");
      case MULTI_LABEL ->
          data.set().startsWith("germeval")
              ? List.of("micro_f1_a", "micro_f1_b")
              : List.of("micro_f1", "macro_f1");
      case ENTITIES -> List.of("strict_f1");
      case KEYPHRASES -> List.of("f1_at_10");
      case SIMILARITY -> List.of("spearman");
      case RANKING -> List.of("auc", "mrr", "ndcg_at_5", "ndcg_at_10");
      case PREFERENCE -> List.of("auc");
      case SEGMENTS -> List.of("mrr", "ndcg_at_10", "precision_at_threshold", "ece");
      case REPLAY -> List.of("stale_leak_rate", "false_block_rate");
    };
  }

  private static Row row(EvalRun run, String metric, Interval value) {
    Double best = null;
    for (SetDefinition.Published one : run.results().published()) {
      if (one.metric().equals(metric) && (best == null || one.value() > best)) {
        best = one.value();
      }
    }
    return new Row(
        run.setup().data().set(),
        run.setup().system().name(),
        metric,
        value.value(),
        value.low(),
        value.high(),
        best,
        run.outcomes().size() + " documents, " + run.setup().protocol().split());
  }

  private static String line(Row row) {
    Double best = row.published();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %.3f (%.3f – %.3f) | %s | %s | %s |",
        row.set(),
        row.system(),
        row.metric(),
        row.value(),
        row.low(),
        row.high(),
        best == null ? "–" : String.format(Locale.ROOT, "%.3f", best),
        best == null ? "" : verdict(row, best),
        row.measuredOn());
  }

  private static String verdict(Row row, double best) {
    if (row.low() > best) {
      return "above";
    }
    return row.high() < best ? "not reached" : row.value() >= best ? "level, ahead" : "level";
  }
}
