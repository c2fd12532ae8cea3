package org.colophon.eval.report;

import java.util.ArrayList;
import java.util.List;
import org.colophon.eval.runs.EvalRunComparison;
import org.colophon.eval.stats.Difference;

/// A comparison as one HTML file: tested differences, then gains and losses document by document.
public final class ComparisonPage {
  private static final int SHOWN = 50;

  private ComparisonPage() {}

  /// The whole page.
  public static String html(EvalRunComparison comparison) {
    String before = comparison.first().setup().system().name();
    String after = comparison.second().setup().system().name();
    Html html =
        new Html(comparison.first().setup().data().set() + ": " + after + " against " + before);
    List<List<String>> rows = new ArrayList<>();
    comparison
        .differences()
        .forEach((name, difference) -> rows.add(row(comparison, name, difference)));
    html.paragraph(
        comparison.gains().size()
            + " documents are answered better, "
            + comparison.losses().size()
            + " worse. Differences are tested by approximate randomisation and corrected together"
            + " (Holm).");
    html.table(
        "Differences",
        List.of("figure", "before", "after", "gain", "95 % interval", "p", "verdict", "detectable"),
        rows);
    html.heading("Losses");
    html.table("Largest first", changeHead(), changes(comparison.losses()));
    html.heading("Gains");
    html.table("Largest first", changeHead(), changes(comparison.gains()));
    return html.end();
  }

  private static List<String> row(
      EvalRunComparison comparison, String name, Difference difference) {
    return List.of(
        name,
        figure(comparison.first().figure("all", name).map(v -> v.value()).orElse(0.0)),
        figure(comparison.second().figure("all", name).map(v -> v.value()).orElse(0.0)),
        Html.signed(difference.gain().value()),
        Html.signed(difference.gain().low()) + " – " + Html.signed(difference.gain().high()),
        Html.number(difference.adjustedP()),
        verdict(difference),
        Html.number(difference.detectable()));
  }

  private static String figure(double value) {
    return Html.number(value);
  }

  private static String verdict(Difference difference) {
    if (difference.significant()) {
      return difference.gain().value() > 0 ? "gain" : "loss";
    }
    return Math.abs(difference.gain().value()) < difference.detectable()
        ? "not decided by this set"
        : "no clear difference";
  }

  private static List<String> changeHead() {
    return List.of("document", "change", "gold", "before", "after", "text");
  }

  private static List<List<String>> changes(List<EvalRunComparison.Change> changes) {
    return changes.stream()
        .limit(SHOWN)
        .map(change ->
            List.of(
                change.before().head().id(),
                Html.signed(change.gain()),
                OutcomeText.gold(change.before()),
                OutcomeText.answer(change.before()),
                OutcomeText.answer(change.after()),
                change.before().head().excerpt()))
        .toList();
  }
}
