package org.colophon.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.colophon.enrichment.CachedEmbedder;
import org.colophon.enrichment.EmbeddedPassage;
import org.colophon.matching.SegmentIndex.SegmentHit;
import org.colophon.models.AnalyzedText.Sentence;
import org.colophon.models.Embedding;
import org.colophon.models.Span;
import org.jspecify.annotations.Nullable;

/// Says why a segment matches: the sentence that supports it most, and what is shared. Thread-safe.
public final class Evidence {
  private static final int MOST_WORDS = 6;
  private static final String EXAMPLE = "example: ";
  private static final int MOST_SUBJECTS = 3;
  private static final int MOST_SENTENCES = 4;

  private final SegmentIndex index;
  private final SegmentProfiles profiles;
  private final CachedEmbedder vectors;

  public Evidence(SegmentIndex index, SegmentProfiles profiles, CachedEmbedder vectors) {
    this.index = index;
    this.profiles = profiles;
    this.vectors = vectors;
  }

  /// The match with its sentence.
  SegmentMatch explained(MatchRequest request, TextTerms terms, Matcher.Scored scored) {
    Span sentence = sentence(request, terms, scored);
    return match(request, terms, scored, sentence);
  }

  /// The match without a sentence.
  SegmentMatch named(MatchRequest request, TextTerms terms, Matcher.Scored scored) {
    return match(request, terms, scored, null);
  }

  private SegmentMatch match(
      MatchRequest request, TextTerms terms, Matcher.Scored scored, @Nullable Span sentence) {
    return new SegmentMatch(
        scored.segment(),
        scored.score(),
        MatchWeights.inWords(scored.score()),
        sentence,
        because(request, terms, scored));
  }

  /// `subject: LABEL`, `words: WORD, WORD` and `example: TITLE`, as far as there are any. That an
  /// item is like itself says nothing.
  private List<String> because(MatchRequest request, TextTerms terms, Matcher.Scored scored) {
    List<String> because = new ArrayList<>();
    terms.sharedSubjectLabels(scored.profile(), profiles).stream()
        .limit(MOST_SUBJECTS)
        .forEach(label -> because.add("subject: " + label));
    List<String> words = terms.sharedWords(scored.profile(), profiles, MOST_WORDS);
    if (!words.isEmpty()) {
      because.add("words: " + String.join(", ", words));
    }
    String origin = scored.hit().origin();
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
  private @Nullable Span sentence(MatchRequest request, TextTerms terms, Matcher.Scored scored) {
    EmbeddedPassage passage = request.enrichment().passages().get(scored.hit().vector());
    Span within = passage.passage().span();
    List<Span> inPassage =
        request.enrichment().analysis().sentences().stream()
            .map(Sentence::span)
            .filter(s -> within.length() == 0 || within.overlaps(s))
            .toList();
    Optional<Span> shared =
        inPassage.stream()
            .filter(s -> terms.wordsIn(s, scored.profile(), profiles) > 0)
            .max(Comparator.comparingDouble(s -> terms.wordsIn(s, scored.profile(), profiles)));
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
