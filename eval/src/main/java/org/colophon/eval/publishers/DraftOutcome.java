package org.colophon.eval.publishers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.colophon.eval.metrics.PhraseOverlap;

/// The quality of the suggestions for one draft, measured against its labels.
///
/// @param fitting whether a segment clearly fits
/// @param none whether no segment fits, not even arguably
/// @param suggested whether a segment was suggested
/// @param rightSuggested whether one of those suggested clearly fits
/// @param firstRight whether the first suggested one clearly fits
/// @param firstOfRankingRight whether the first of the whole ranking clearly fits
/// @param reciprocalRank of the first clearly fitting one in the whole ranking, 0 where it is
///   missing
/// @param asked one entry for each clearly fitting segment
/// @param relatedNdcg nDCG of the first five related items; empty where none is labelled
/// @param subjectRight whether a right subject is among the first three
/// @param keyphraseF1 of the first eight key phrases
/// @param phraseF1 of the first eight key phrases and names
public record DraftOutcome(
    LabelledDraft draft,
    DraftAnswer answer,
    boolean fitting,
    boolean none,
    boolean suggested,
    boolean rightSuggested,
    boolean firstRight,
    boolean firstOfRankingRight,
    double reciprocalRank,
    List<Asked> asked,
    OptionalDouble relatedNdcg,
    boolean subjectRight,
    double keyphraseF1,
    double phraseF1) {
  private static final int PHRASES = 8;
  private static final int SUBJECTS = 3;
  private static final int RELATED = 5;

  public DraftOutcome {
    asked = List.copyOf(asked);
  }

  /// A segment that clearly fits, and how it fared.
  ///
  /// @param examples whether the segment comes with example items
  public record Asked(boolean examples, boolean suggested, double reciprocalRank) {}

  /// Compares an answer with the labels.
  static DraftOutcome of(
      LabelledPublisher publisher,
      LabelledDraft draft,
      DraftAnswer answer,
      SubjectComparison subjects) {
    List<Asked> asked = asked(publisher, draft, answer);
    String language = draft.draft().language();
    return new DraftOutcome(
        draft,
        answer,
        draft.hasFittingSegment(),
        draft.segments().isEmpty(),
        !answer.suggested().isEmpty(),
        asked.stream().anyMatch(Asked::suggested),
        isFirstRight(answer.suggested(), draft),
        isFirstRight(answer.ranking(), draft),
        asked.stream().mapToDouble(Asked::reciprocalRank).max().orElse(0),
        asked,
        relatedNdcg(draft, answer),
        answer.subjects().stream().limit(SUBJECTS).anyMatch(one -> subjects.isRight(one, draft)),
        PhraseOverlap.f1At(PHRASES, draft.keyphrases(), answer.keyphrases(), language),
        PhraseOverlap.f1At(PHRASES, draft.keyphrases(), answer.phrases(), language));
  }

  private static List<Asked> asked(
      LabelledPublisher publisher, LabelledDraft draft, DraftAnswer answer) {
    List<Asked> asked = new ArrayList<>();
    publisher
        .segments()
        .forEach((segment, examples) -> {
          if (draft.clearlyFits(segment)) {
            int place = answer.ranking().indexOf(segment);
            asked.add(
                new Asked(
                    examples,
                    answer.suggested().contains(segment),
                    place < 0 ? 0 : 1.0 / (place + 1)));
          }
        });
    return asked;
  }

  private static boolean isFirstRight(List<String> segments, LabelledDraft draft) {
    return !segments.isEmpty() && draft.clearlyFits(segments.getFirst());
  }

  private static OptionalDouble relatedNdcg(LabelledDraft draft, DraftAnswer answer) {
    double best =
        gain(draft.related().values().stream().sorted(Comparator.reverseOrder()).toList());
    List<Integer> given =
        answer.related().stream().map(item -> draft.related().getOrDefault(item, 0)).toList();
    return best == 0 ? OptionalDouble.empty() : OptionalDouble.of(gain(given) / best);
  }

  /// Discounted gain of the first five grades; the gain of a grade is `2^grade - 1`.
  private static double gain(List<Integer> grades) {
    double sum = 0;
    for (int i = 0; i < Math.min(RELATED, grades.size()); i++) {
      sum += (Math.pow(2, grades.get(i)) - 1) * Math.log(2) / Math.log(i + 2.0);
    }
    return sum;
  }
}
