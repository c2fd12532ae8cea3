package org.colophon.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.annotation.EmbeddedPassage;
import org.colophon.matching.SegmentIndex.SegmentHit;
import org.colophon.matching.SegmentMatch.Scale;
import org.colophon.models.AnalyzedText.Sentence;
import org.colophon.models.Embedding;
import org.colophon.models.Span;
import org.jspecify.annotations.Nullable;

/// The explanation of a match: the most supporting sentence, and the shared words and subjects.
/// Thread-safe.
public final class MatchEvidence {
  private static final int MOST_WORDS = 6;
  private static final String EXAMPLE = "example: ";
  private static final int MOST_SUBJECTS = 3;
  private static final int MOST_SENTENCES = 4;
  private static final int MOST_ENTITIES = 3;

  /// The names of the features of [MatchModel#inputs] but the last, the competition.
  private static final List<String> FEATURE_NAMES =
      List.of(
          "further from its description and examples",
          "fewer shared words",
          "fewer shared subjects");

  private final SegmentIndex index;
  private final SegmentProfiles profiles;
  private final CachedEmbedder vectors;
  private final LiveMatchModel models;

  public MatchEvidence(
      SegmentIndex index, SegmentProfiles profiles, CachedEmbedder vectors, LiveMatchModel models) {
    this.index = index;
    this.profiles = profiles;
    this.vectors = vectors;
    this.models = models;
  }

  /// What scores the matches.
  LiveMatchModel models() {
    return models;
  }

  /// The match with its sentence.
  SegmentMatch explained(
      MatchRequest request, TextTerms terms, Matcher.Scored scored, SegmentHit hit) {
    Span sentence = sentence(request, terms, scored, hit);
    return match(scored, sentence, because(request, terms, scored, hit));
  }

  /// The match without a sentence, and in what it stands behind the first.
  SegmentMatch named(
      MatchRequest request,
      TextTerms terms,
      Matcher.Scored scored,
      SegmentHit hit,
      Matcher.Scored first) {
    List<String> because = because(request, terms, scored, hit);
    if (!first.equals(scored)) {
      because.add("behind %s: %s".formatted(first.segment().name(), less(first, scored)));
    }
    return match(scored, null, because);
  }

  private SegmentMatch match(Matcher.Scored scored, @Nullable Span sentence, List<String> because) {
    MatchModel model = scored.model();
    return new SegmentMatch(
        scored.segment(),
        scored.score(),
        model.isCalibrated() ? Scale.PROBABILITY : Scale.MATCH_SCORE,
        model.inWords(scored.score()),
        sentence,
        because);
  }

  /// The features by which the first is ahead, the weightiest first; they make up most of its lead.
  private String less(Matcher.Scored first, Matcher.Scored scored) {
    double[] ahead = MatchModel.inputs(first.features());
    double[] behind = MatchModel.inputs(scored.features());
    Map<String, Double> leads = new TreeMap<>();
    for (int i = 0; i < FEATURE_NAMES.size(); i++) {
      double lead = first.model().fusion().weights().get(i) * (ahead[i] - behind[i]);
      leads.merge(FEATURE_NAMES.get(i), lead, Double::sum);
    }
    double most = leads.values().stream().mapToDouble(lead -> lead).max().orElse(0);
    List<String> named =
        leads.entrySet().stream()
            .filter(e -> e.getValue() > 0 && e.getValue() >= most / 2)
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .toList();
    return named.isEmpty() ? "what else was decided for it" : String.join(", ", named);
  }

  /// `subject: LABEL`, `entity: NAME`, `words: WORD, WORD` and `example: TITLE`, as far as there
  /// are any. That an item is like itself says nothing.
  private List<String> because(
      MatchRequest request, TextTerms terms, Matcher.Scored scored, SegmentHit hit) {
    List<String> because = new ArrayList<>();
    terms.sharedSubjectLabels(scored.profile(), profiles).stream()
        .limit(MOST_SUBJECTS)
        .forEach(label -> because.add("subject: " + label));
    terms.sharedEntities(scored.profile()).stream()
        .limit(MOST_ENTITIES)
        .forEach(name -> because.add("entity: " + name));
    List<String> words = terms.sharedWords(scored.profile(), profiles, MOST_WORDS);
    if (!words.isEmpty()) {
      because.add("words: " + String.join(", ", words));
    }
    String origin = hit.origin();
    boolean itself =
        request.enrichment().text().title().startsWith(origin.replaceFirst(EXAMPLE, ""));
    if (origin.startsWith(EXAMPLE) && !itself) {
      because.add(origin);
    }
    return because;
  }

  /// Of the nearest passage's sentences, the one that shares most words with the segment; where
  /// none shares any, the nearest by vector. Where the title is nearest, any sentence that shares
  /// words.
  private @Nullable Span sentence(
      MatchRequest request, TextTerms terms, Matcher.Scored scored, SegmentHit hit) {
    EmbeddedPassage passage = request.enrichment().passages().get(hit.vector());
    Span within = passage.passage().span();
    List<Span> inPassage =
        request.enrichment().analysis().sentences().stream()
            .map(Sentence::span)
            .filter(s -> within.length() == 0 || within.overlaps(s))
            .toList();
    Map<String, Double> sharedWords = terms.shared(scored.profile(), profiles);
    Optional<Span> shared =
        inPassage.stream()
            .filter(s -> terms.wordsIn(s, sharedWords) > 0)
            .max(Comparator.comparingDouble(s -> terms.wordsIn(s, sharedWords)));
    if (shared.isPresent()) {
      return shared.get();
    }
    if (within.length() == 0) {
      return null;
    }
    return inPassage.isEmpty() ? within : nearest(request, inPassage, scored);
  }

  /// Embeds at most four sentences; they are kept like passages.
  private Span nearest(MatchRequest request, List<Span> sentences, Matcher.Scored scored) {
    List<Span> few = sentences.subList(0, Math.min(MOST_SENTENCES, sentences.size()));
    if (few.size() == 1) {
      return few.getFirst();
    }
    String text = request.enrichment().text().text();
    List<Embedding> embedded = vectors.embedAll(few.stream().map(s -> s.in(text)).toList());
    for (SegmentHit hit : index.search(embedded, Integer.MAX_VALUE)) {
      if (hit.id().equals(scored.segment().id())) {
        return few.get(hit.vector());
      }
    }
    return few.getFirst();
  }
}
