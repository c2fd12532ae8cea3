package org.colophon.eval.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.colophon.eval.runs.EvalRun;
import org.colophon.eval.runs.RunSetup;
import org.colophon.eval.sets.SetDefinition;
import org.colophon.eval.stats.Interval;

/// The table of results for a README: our figure with its interval, the best published one, and a
/// plain word on what is not reached.
public final class MarkdownTable {
  private MarkdownTable() {}

  /// One row per main figure of each run.
  public static String of(List<EvalRun> runs) {
    StringBuilder table = new StringBuilder();
    table.append("| set | system | figure | ours (95 % interval) | published | | measured on |\n");
    table.append("| --- | --- | --- | --- | --- | --- | --- |\n");
    for (EvalRun run : runs) {
      for (String metric : mainFigures(run.setup().data())) {
        run.figure("all", metric)
            .ifPresent(value -> table.append(row(run, metric, value)).append('\n'));
      }
    }
    return table.toString();
  }

  /// The figures by which a set is judged, the most important first.
  public static List<String> mainFigures(RunSetup.Data data) {
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

  private static String row(EvalRun run, String metric, Interval value) {
    List<Double> figures = new ArrayList<>();
    for (SetDefinition.Published one : run.results().published()) {
      if (one.metric().equals(metric)) {
        figures.add(one.value());
      }
    }
    double best = figures.stream().mapToDouble(d -> d).max().orElse(Double.NaN);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %.3f (%.3f – %.3f) | %s | %s | %s |",
        run.setup().data().set(),
        run.setup().system().name(),
        metric,
        value.value(),
        value.low(),
        value.high(),
        figures.isEmpty() ? "–" : String.format(Locale.ROOT, "%.3f", best),
        figures.isEmpty() ? "" : verdict(value, best),
        run.outcomes().size() + " documents, " + run.setup().protocol().split());
  }

  private static String verdict(Interval value, double best) {
    if (value.low() > best) {
      return "above";
    }
    return value.high() < best ? "not reached" : value.value() >= best ? "level, ahead" : "level";
  }
}
