package org.colophon.eval.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.colophon.eval.metrics.TypedSpan;
import org.colophon.eval.scoring.ScoredExample;

/// The gold and predicted side of an outcome in words.
final class OutcomeText {
  private static final int FEW = 10;

  private OutcomeText() {}

  static String gold(ScoredExample outcome) {
    return switch (outcome) {
      case ScoredExample.Labels labels -> String.join(", ", labels.gold());
      case ScoredExample.Spans spans -> spans(spans.gold());
      case ScoredExample.Phrases phrases -> few(phrases.gold());
      case ScoredExample.TextSimilarity similarity -> Html.number(similarity.gold());
      case ScoredExample.Ranked ranked ->
          few(
              ranked.candidates().stream()
                  .filter(c -> c.relevance() > 0)
                  .map(ScoredExample.Scored::id)
                  .toList());
    };
  }

  static String answer(ScoredExample outcome) {
    return switch (outcome) {
      case ScoredExample.Labels labels -> String.join(", ", labels.predicted());
      case ScoredExample.Spans spans -> spans(spans.found());
      case ScoredExample.Phrases phrases -> few(phrases.ranked());
      case ScoredExample.TextSimilarity similarity -> Html.number(similarity.measured());
      case ScoredExample.Ranked ranked ->
          ranked.candidates().stream()
              .sorted(Comparator.comparingDouble(ScoredExample.Scored::score).reversed())
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
