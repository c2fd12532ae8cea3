package org.colophon.eval.publishers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.colophon.editorial.Draft;
import org.colophon.editorial.Suggestions;
import org.colophon.eval.publishers.DraftOutcome.Asked;
import org.colophon.eval.stats.Bootstrap;
import org.colophon.eval.stats.Interval;

/// The quality of suggestions for the drafts of one or several publishers.
///
/// - `coverage`: something is suggested, of the drafts that a segment clearly fits
/// - `right_suggested`: a clearly fitting segment is suggested, of the same drafts
/// - `precision_first`: the first suggestion clearly fits, of all drafts with a suggestion
/// - `abstention`: nothing is suggested, of the drafts that no segment fits
/// - `mrr`, `first_right`: reciprocal rank of the first clearly fitting segment in the whole
///   ranking, and whether it is the first
/// - `related_ndcg_at_5`, `subject_first_3`, `keyphrase_f1_at_8`, `phrase_f1_at_8` (with names)
///
/// Slices: `all`, each language, and `with_examples`, `without_examples`, which count each clearly
/// fitting segment by itself. A figure without drafts to count is left out.
///
/// @param slices slice → figure → value with a 95 % bootstrap interval over drafts
public record PublisherScore(
    int drafts, int fitting, int none, SortedMap<String, SortedMap<String, Interval>> slices) {
  private static final int RESAMPLES = 1_000;
  private static final long SEED = 7;

  public PublisherScore {
    slices = Collections.unmodifiableSortedMap(new TreeMap<>(slices));
  }

  /// A figure of a slice; empty where nothing was counted for it.
  public Optional<Interval> figure(String slice, String name) {
    return Optional.ofNullable(slices.get(slice)).map(figures -> figures.get(name));
  }

  /// Asks for every draft of a publisher and compares the answers with the labels.
  public static List<DraftOutcome> outcomes(
      LabelledPublisher publisher,
      Function<Draft, Suggestions> suggestions,
      SubjectComparison subjects) {
    return publisher.drafts().stream()
        .map(draft ->
            DraftOutcome.of(
                publisher, draft, DraftAnswer.of(suggestions.apply(draft.draft())), subjects))
        .toList();
  }

  /// Scores outcomes, of several publishers if need be.
  public static PublisherScore of(List<DraftOutcome> outcomes) {
    SortedMap<String, SortedMap<String, Interval>> slices = new TreeMap<>();
    new Bootstrap(RESAMPLES, SEED)
        .intervals(outcomes.size(), picked -> figures(outcomes, picked))
        .forEach((key, interval) -> {
          int bar = key.indexOf('/');
          slices
              .computeIfAbsent(key.substring(0, bar), _ -> new TreeMap<>())
              .put(key.substring(bar + 1), interval);
        });
    return new PublisherScore(
        outcomes.size(),
        (int) outcomes.stream().filter(DraftOutcome::fitting).count(),
        (int) outcomes.stream().filter(DraftOutcome::none).count(),
        slices);
  }

  private static Map<String, Double> figures(List<DraftOutcome> outcomes, int[] picked) {
    Map<String, List<DraftOutcome>> groups = new HashMap<>();
    for (int draft : picked) {
      DraftOutcome outcome = outcomes.get(draft);
      groups.computeIfAbsent("all", _ -> new ArrayList<>()).add(outcome);
      groups
          .computeIfAbsent(outcome.draft().draft().language(), _ -> new ArrayList<>())
          .add(outcome);
    }
    Map<String, Double> figures = new HashMap<>();
    groups.forEach((slice, drafts) -> draftFigures(new Figures(slice, figures), drafts));
    List<Asked> asked =
        groups.getOrDefault("all", List.of()).stream()
            .flatMap(outcome -> outcome.asked().stream())
            .toList();
    askedFigures(new Figures("with_examples", figures), asked, Asked::examples);
    askedFigures(new Figures("without_examples", figures), asked, one -> !one.examples());
    return figures;
  }

  private static void draftFigures(Figures figures, List<DraftOutcome> drafts) {
    List<DraftOutcome> fitting = drafts.stream().filter(DraftOutcome::fitting).toList();
    List<DraftOutcome> spoken = drafts.stream().filter(DraftOutcome::suggested).toList();
    figures.share("coverage", fitting, DraftOutcome::suggested);
    figures.share("right_suggested", fitting, DraftOutcome::rightSuggested);
    figures.share("precision_first", spoken, DraftOutcome::firstRight);
    figures.share("first_right", fitting, DraftOutcome::firstOfRankingRight);
    figures.mean("mrr", fitting, DraftOutcome::reciprocalRank);
    List<DraftOutcome> none = drafts.stream().filter(DraftOutcome::none).toList();
    figures.share("abstention", none, outcome -> !outcome.suggested());
    List<DraftOutcome> related =
        drafts.stream().filter(outcome -> outcome.relatedNdcg().isPresent()).toList();
    figures.mean("related_ndcg_at_5", related, outcome -> outcome.relatedNdcg().orElse(0));
    figures.share("subject_first_3", drafts, DraftOutcome::subjectRight);
    figures.mean("keyphrase_f1_at_8", drafts, DraftOutcome::keyphraseF1);
    figures.mean("phrase_f1_at_8", drafts, DraftOutcome::phraseF1);
  }

  private static void askedFigures(Figures figures, List<Asked> asked, Predicate<Asked> part) {
    List<Asked> counted = asked.stream().filter(part).toList();
    figures.share("right_suggested", counted, Asked::suggested);
    figures.mean("mrr", counted, Asked::reciprocalRank);
  }

  /// The figures of a slice.
  private record Figures(String slice, Map<String, Double> into) {
    <T> void share(String name, List<T> counted, Predicate<T> condition) {
      mean(name, counted, one -> condition.test(one) ? 1 : 0);
    }

    <T> void mean(String name, List<T> counted, ToDoubleFunction<T> value) {
      OptionalDouble mean = counted.stream().mapToDouble(value).average();
      mean.ifPresent(figure -> into.put(slice + "/" + name, figure));
    }
  }
}
