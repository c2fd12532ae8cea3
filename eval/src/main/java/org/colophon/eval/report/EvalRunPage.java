package org.colophon.eval.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.colophon.eval.metrics.Calibration;
import org.colophon.eval.metrics.Counts;
import org.colophon.eval.metrics.Entities;
import org.colophon.eval.metrics.Forecast;
import org.colophon.eval.metrics.MultiLabel;
import org.colophon.eval.metrics.SingleLabel;
import org.colophon.eval.runs.EvalRun;
import org.colophon.eval.runs.EvalRunSetup;
import org.colophon.eval.scoring.ScoredExample;
import org.colophon.eval.sets.EvalTask;
import org.colophon.eval.sets.SetDefinition;
import org.colophon.eval.stats.Interval;

/// A run as one HTML file: figures beside the published ones, slices, curves, confusion, per-label
/// table, worst examples.
public final class EvalRunPage {
  private static final int BINS = 10;
  private static final int WORST = 20;
  private static final int MOST_CONFUSED = 30;
  private static final int MOST_LABELS = 100;

  private final EvalRun run;
  private final Html html;

  private EvalRunPage(EvalRun run) {
    this.run = run;
    this.html = new Html(run.setup().data().set() + ": " + run.setup().system().name());
  }

  /// The whole page.
  public static String html(EvalRun run) {
    EvalRunPage page = new EvalRunPage(run);
    page.summary();
    page.headline();
    page.slices();
    page.curves();
    page.labels();
    page.worst();
    return page.html.end();
  }

  private void summary() {
    EvalRunSetup setup = run.setup();
    html.paragraph(
        run.outcomes().size()
            + " documents, "
            + setup.protocol().split()
            + "; seed "
            + setup.protocol().seed()
            + ", "
            + setup.protocol().resamples()
            + " resamples. Made "
            + run.circumstances().startedAt()
            + " on "
            + run.circumstances().machine()
            + " in "
            + Html.number(run.circumstances().seconds())
            + " s with code "
            + setup.codeVersion()
            + ".");
    int leaked = run.results().leakage().exact() + run.results().leakage().near();
    html.paragraph(
        leaked == 0
            ? "No test document was found in the training part."
            : run.results().leakage().exact()
                + " test documents are also in the training part, "
                + run.results().leakage().near()
                + " more are nearly the same, such as "
                + String.join(", ", run.results().leakage().examples())
                + ".");
    List<List<String>> rows = new ArrayList<>();
    setup.system().configuration().forEach((k, v) -> rows.add(List.of(k, v)));
    setup.system().models().forEach(m -> rows.add(List.of("model", m.toString())));
    run.circumstances().trained().forEach(m -> rows.add(List.of("trained", m.toString())));
    setup.data().checksums().forEach((file, sum) -> rows.add(List.of(file, sum)));
    html.table("Configuration, models, files", List.of("what", "value"), rows);
  }

  private void headline() {
    html.heading("Figures");
    List<List<String>> rows = new ArrayList<>();
    run.results()
        .metrics()
        .forEach((name, value) ->
            rows.add(
                List.of(
                    name,
                    Html.number(value.value()),
                    Html.range(value),
                    Html.number(run.results().detectable().getOrDefault(name, 0.0)),
                    published(name))));
    html.table(
        "All documents",
        List.of("figure", "value", "95 % interval", "detectable difference", "published"),
        rows);
    EvalRun.Speed speed = run.circumstances().speed();
    html.paragraph(
        Html.number(speed.itemsPerSecond())
            + " answers per second of one caller; half within "
            + Html.number(speed.p50Millis())
            + " ms, 95 % within "
            + Html.number(speed.p95Millis())
            + " ms; peak heap of the process "
            + speed.peakMegabytes()
            + " MB.");
  }

  private String published(String metric) {
    List<String> all = new ArrayList<>();
    for (SetDefinition.Published one : run.results().published()) {
      if (one.metric().equals(metric)) {
        all.add(Html.number(one.value()) + " (" + one.source() + ")");
      }
    }
    return String.join("; ", all);
  }

  private void slices() {
    List<String> main = MarkdownTable.mainFigures(run.setup().data());
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<String, EvalRun.Slice> slice : run.results().slices().entrySet()) {
      for (String metric : main) {
        Interval value = slice.getValue().metrics().get(metric);
        if (value != null) {
          rows.add(
              List.of(
                  slice.getKey(),
                  String.valueOf(slice.getValue().documents()),
                  metric,
                  Html.number(value.value()),
                  Html.range(value)));
        }
      }
    }
    if (!rows.isEmpty()) {
      html.heading("Slices");
      html.table(
          "Slices of 30 documents or more",
          List.of("slice", "documents", "figure", "value", "95 % interval"),
          rows);
    }
  }

  private void curves() {
    List<Forecast> forecasts = new ArrayList<>();
    for (ScoredExample outcome : run.outcomes()) {
      switch (outcome) {
        case ScoredExample.Labels labels ->
            labels.scores().forEach((label, p) -> add(forecasts, p, labels.gold().contains(label)));
        case ScoredExample.Ranked ranked ->
            ranked.candidates().forEach(c -> add(forecasts, c.score(), c.relevance() > 0));
        case ScoredExample.Spans spans -> {}
        case ScoredExample.Phrases phrases -> {}
        case ScoredExample.TextSimilarity similarity -> {}
      }
    }
    if (forecasts.stream().anyMatch(f -> f.probability() > 0 && f.probability() < 1)) {
      html.heading("Curves");
      html.markup(Charts.reliability(Calibration.reliability(forecasts, BINS)));
      html.markup(Charts.precisionRecall(Calibration.precisionRecall(forecasts)));
    }
  }

  private static void add(List<Forecast> forecasts, double probability, boolean right) {
    if (probability >= 0 && probability <= 1) {
      forecasts.add(new Forecast(probability, right));
    }
  }

  private void labels() {
    EvalTask task = run.setup().data().task();
    List<ScoredExample.Labels> labelled = new ArrayList<>();
    List<Entities.Sentence> sentences = new ArrayList<>();
    for (ScoredExample outcome : run.outcomes()) {
      if (outcome instanceof ScoredExample.Labels labels) {
        labelled.add(labels);
      } else if (outcome instanceof ScoredExample.Spans spans) {
        sentences.add(spans.sentence());
      }
    }
    if (!sentences.isEmpty()) {
      table("Classes", Entities.strictPerType(sentences));
    } else if (!labelled.isEmpty()) {
      table(
          "Labels",
          MultiLabel.perLabel(labelled.stream().map(ScoredExample.Labels::sets).toList()));
      if (task != EvalTask.MULTI_LABEL) {
        confusion(labelled);
      }
    }
  }

  private void table(String caption, SortedMap<String, Counts> table) {
    List<List<String>> rows =
        table.entrySet().stream()
            .sorted(Comparator.comparingInt(e -> -(e.getValue().hits() + e.getValue().missed())))
            .limit(MOST_LABELS)
            .map(e ->
                List.of(
                    e.getKey(),
                    String.valueOf(e.getValue().hits() + e.getValue().missed()),
                    Html.number(e.getValue().precision()),
                    Html.number(e.getValue().recall()),
                    Html.number(e.getValue().f1())))
            .toList();
    List<String> head = List.of("label", "gold", "precision", "recall", "F1");
    html.heading(caption).table(caption + ", most frequent first", head, rows);
  }

  private void confusion(List<ScoredExample.Labels> labelled) {
    List<String> gold = labelled.stream().map(o -> String.join("+", o.gold())).toList();
    List<String> said = labelled.stream().map(o -> String.join("+", o.predicted())).toList();
    List<List<String>> rows = new ArrayList<>();
    SingleLabel.confusion(gold, said)
        .forEach((right, row) ->
            row.forEach((answered, count) -> {
              if (count > 0 && !answered.equals(right)) {
                rows.add(List.of(right, answered, String.valueOf(count)));
              }
            }));
    rows.sort(Comparator.comparingInt(row -> -Integer.parseInt(row.get(2))));
    html.table(
        "Confusion: what was taken for what",
        List.of("gold", "answered", "documents"),
        rows.subList(0, Math.min(MOST_CONFUSED, rows.size())));
  }

  private void worst() {
    html.heading("Worst examples");
    List<List<String>> rows =
        run.outcomes().stream()
            .sorted(Comparator.comparingDouble(ScoredExample::quality))
            .limit(WORST)
            .map(outcome ->
                List.of(
                    outcome.head().id(),
                    Html.number(outcome.quality()),
                    OutcomeText.gold(outcome),
                    OutcomeText.answer(outcome),
                    outcome.head().excerpt()))
            .toList();
    html.table("", List.of("document", "quality", "gold", "answer", "text"), rows);
  }
}
