package org.colophon.keyphrases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.annotation.Provenance;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.Span;
import org.colophon.text.Lexicon;

/// An extractor of the phrases that a text is about: noun phrases and nouns of the text and its
/// title, ranked by how probable it is that an editor keeps them. Uses no vectors: it costs next to
/// nothing beside the embedding. Thread-safe.
///
/// Names are ranked with the phrases, so that a phrase does not say what a name says, and the other
/// way round. Where a ranker was trained on phrases that people confirmed, it finds the phrases in
/// its language.
public final class KeyphraseExtractor {
  /// What this extractor is, for the record.
  public static final String METHOD = "keyphrases-3";

  private static final int MOST = 10;
  private static final int MOST_SPANS = 20;

  /// However improbable, so many phrases are proposed.
  private static final int FIRST = 3;

  private static final double LEAST_PROBABLE = 0.15;

  private final PhraseWeights weights = PhraseWeights.bundled();
  private final Map<Lexicon, TrainedPhrases> learned;

  public KeyphraseExtractor() {
    this.learned = Map.of();
  }

  private KeyphraseExtractor(Map<Lexicon, TrainedPhrases> learned) {
    this.learned = Map.copyOf(learned);
  }

  /// This extractor, which leaves texts in the rankers' languages to them.
  public KeyphraseExtractor learning(List<PhraseRanker> rankers) {
    Map<Lexicon, TrainedPhrases> byLexicon = new HashMap<>();
    for (PhraseRanker ranker : rankers) {
      byLexicon.put(Lexicon.of(ranker.language()), new TrainedPhrases(ranker));
    }
    return new KeyphraseExtractor(byLexicon);
  }

  /// What finds the phrases of texts in a language.
  public String madeBy(LinguisticAnalyzer analyzer) {
    TrainedPhrases ranker = learned.get(Lexicon.of(analyzer.language()));
    return Provenance.of(METHOD, analyzer.model())
        + (ranker == null ? "" : " and " + Provenance.of(ranker.model()));
  }

  /// At most ten phrases, strongest first, and how probable it is that an editor keeps each name.
  public Found extract(PhraseSource source) {
    TrainedPhrases ranker = learned.get(source.lexicon());
    Found found = weighed(source);
    return ranker == null
        ? found
        : new Found(ranker.extract(source, MOST, MOST_SPANS), found.names());
  }

  private Found weighed(PhraseSource source) {
    List<Ranked> ranked = ranked(source);
    Map<String, Double> names = new HashMap<>();
    for (Ranked one : ranked) {
      if (one.candidate.name() != null) {
        names.merge(one.candidate.name().value(), one.probability, Math::max);
      }
    }
    List<Ranked> kept = new ArrayList<>();
    int phrases = 0;
    for (Ranked next : ranked) {
      if (phrases == MOST || (next.probability < LEAST_PROBABLE && phrases >= FIRST)) {
        break;
      }
      if (kept.stream().noneMatch(better -> better.candidate.covers(next.candidate))) {
        kept.add(next);
        phrases += next.candidate.name() == null ? 1 : 0;
      }
    }
    return new Found(
        kept.stream()
            .filter(one -> one.candidate.name() == null)
            .map(one -> one.keyphrase(source.lexicon()))
            .toList(),
        names);
  }

  /// The candidates of a text with their features.
  public static List<Example> examples(PhraseSource source) {
    int words = words(source);
    return PhraseCandidates.of(source).stream()
        .map(candidate ->
            new Example(
                candidate.key(),
                candidate.name() == null
                    ? PhraseLabel.of(candidate, source.lexicon())
                    : candidate.name().label(),
                PhraseEvidence.of(candidate, source.lexicon(), words)))
        .toList();
  }

  private static int words(PhraseSource source) {
    return source.body().sentences().stream().mapToInt(s -> s.tokens().size()).sum();
  }

  private List<Ranked> ranked(PhraseSource source) {
    int words = words(source);
    return PhraseCandidates.of(source).stream()
        .map(candidate ->
            new Ranked(
                candidate,
                weights.probability(PhraseEvidence.of(candidate, source.lexicon(), words))))
        .sorted(Comparator.comparingDouble(Ranked::probability).reversed())
        .toList();
  }

  /// A candidate with its probability.
  private record Ranked(PhraseCandidate candidate, double probability) {
    Keyphrase keyphrase(Lexicon lexicon) {
      List<Span> all = candidate.spans();
      return new Keyphrase(
          candidate.key(),
          PhraseLabel.of(candidate, lexicon),
          all.subList(0, Math.min(all.size(), MOST_SPANS)),
          probability);
    }
  }

  /// A candidate phrase or name of a text.
  ///
  /// @param key stems of its lemmas
  /// @param features by name; those left out are 0
  public record Example(String key, String label, Map<String, Double> features) {
    public Example {
      features = Map.copyOf(features);
    }
  }

  /// The phrases of a text.
  ///
  /// @param names value of a name's annotation → probability that an editor keeps it
  public record Found(List<Keyphrase> keyphrases, Map<String, Double> names) {
    public Found {
      keyphrases = List.copyOf(keyphrases);
      names = Map.copyOf(names);
    }
  }

  /// A phrase that the text is about.
  ///
  /// @param key stems of its lemmas, by which it is compared
  /// @param label in citation form
  /// @param spans where it stands in the text; none where only the title has it
  /// @param confidence probability that an editor keeps it
  public record Keyphrase(String key, String label, List<Span> spans, double confidence) {
    public Keyphrase {
      spans = List.copyOf(spans);
    }
  }
}
