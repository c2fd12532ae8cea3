package org.colophon.eval.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.colophon.eval.metrics.TypedSpan;
import org.colophon.eval.scoring.Outcome;

/// An outcome's two sides in words.
final class Words {
  private static final int FEW = 10;

  private Words() {}

  static String gold(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Labels labels -> String.join(", ", labels.gold());
      case Outcome.Spans spans -> spans(spans.gold());
      case Outcome.Phrases phrases -> few(phrases.gold());
      case Outcome.Likeness likeness -> Html.number(likeness.gold());
      case Outcome.Ranked ranked ->
          few(
              ranked.candidates().stream()
                  .filter(c -> c.relevance() > 0)
                  .map(Outcome.Scored::id)
                  .toList());
    };
  }

  static String answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Labels labels -> String.join(", ", labels.predicted());
      case Outcome.Spans spans -> spans(spans.found());
      case Outcome.Phrases phrases -> few(phrases.ranked());
      case Outcome.Likeness likeness -> Html.number(likeness.measured());
      case Outcome.Ranked ranked ->
          ranked.candidates().stream()
              .sorted(Comparator.comparingDouble(Outcome.Scored::score).reversed())
              .limit(3)
              .map(c -> c.id() + " " + Html.number(c.score()))
              .collect(Collectors.joining(", "));
    };
  }

  private static String spans(List<TypedSpan> spans) {
    return spans.stream()
        .map(span -> span.type() + " " + span.start() + "–" + span.end())
        .collect(Collectors.joining(", "));
  }

  private static String few(List<String> all) {
    return String.join(", ", all.subList(0, Math.min(FEW, all.size())));
  }
}
