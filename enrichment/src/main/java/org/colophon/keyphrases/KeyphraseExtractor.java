package org.colophon.keyphrases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.annotation.Provenance;
import org.colophon.keyphrases.PhraseCandidates.Candidate;
import org.colophon.models.AnalyzedText;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.Span;
import org.colophon.text.ItemText;
import org.colophon.text.Lexicon;
import org.colophon.text.TermStatistics;

/// An extractor of the phrases that a text is about: noun phrases and nouns, ranked by frequency,
/// early position, presence in the title, and rarity of their words. Uses no vectors: it costs next
/// to nothing beside the embedding. Thread-safe.
///
/// Where a ranker was trained on phrases that people confirmed, it finds them in its language.
///
/// A text full of names (a news story) is told in single words; one with few names (an essay, an
/// abstract) in terms of several words. So what a single word counts depends on the share of names.
public final class KeyphraseExtractor {
  /// What this extractor is, for the record.
  public static final String METHOD = "keyphrases-2";

  private static final int MOST = 10;
  private static final int MOST_SPANS = 20;

  /// After so many words a first occurrence counts half of what the first word's does.
  private static final double HALF_POSITION = 120;

  private static final double TITLE_BONUS = 1.6;

  /// What an occurrence inside a longer phrase counts.
  private static final double INSIDE = 0.4;

  private static final double RARITY = 2;
  private static final double LONG_BONUS = 1.2;

  /// A score of this much is a confidence of one half.
  private static final double MIDDLE_SCORE = 1.2;

  private final TermStatistics statistics;
  private final Map<Lexicon, TrainedPhrases> learned;

  public KeyphraseExtractor() {
    this(TermStatistics.NONE);
  }

  public KeyphraseExtractor(TermStatistics statistics) {
    this.statistics = statistics;
    this.learned = Map.of();
  }

  private KeyphraseExtractor(KeyphraseExtractor base, Map<Lexicon, TrainedPhrases> learned) {
    this.statistics = base.statistics;
    this.learned = Map.copyOf(learned);
  }

  /// This extractor, which leaves texts in the rankers' languages to them.
  public KeyphraseExtractor learning(List<PhraseRanker> rankers) {
    Map<Lexicon, TrainedPhrases> byLexicon = new HashMap<>();
    for (PhraseRanker ranker : rankers) {
      byLexicon.put(Lexicon.of(ranker.language()), new TrainedPhrases(ranker));
    }
    return new KeyphraseExtractor(this, byLexicon);
  }

  /// What finds the phrases of texts in a language.
  public String madeBy(LinguisticAnalyzer analyzer) {
    TrainedPhrases ranker = learned.get(Lexicon.of(analyzer.language()));
    return Provenance.of(METHOD, analyzer.model())
        + (ranker == null ? "" : " and " + Provenance.of(ranker.model()));
  }

  /// At most ten phrases, strongest first.
  public List<Keyphrase> extract(ItemText text, AnalyzedText analysis, Lexicon lexicon) {
    TrainedPhrases ranker = learned.get(lexicon);
    return ranker == null
        ? weighed(text, analysis, lexicon)
        : ranker.extract(text, analysis, lexicon, MOST, MOST_SPANS);
  }

  private List<Keyphrase> weighed(ItemText text, AnalyzedText analysis, Lexicon lexicon) {
    Set<String> title = new HashSet<>();
    lexicon.words(text.title()).forEach(word -> title.add(word.stem()));
    double single = single(analysis);
    List<Ranked> ranked = new ArrayList<>();
    for (Candidate candidate : PhraseCandidates.of(analysis, lexicon)) {
      double weight =
          candidate.words() > 2 ? LONG_BONUS : isSingle(candidate, lexicon) ? single : 1;
      ranked.add(new Ranked(candidate, weight * score(candidate, title, lexicon)));
    }
    ranked.sort(
        Comparator.comparingDouble(Ranked::score)
            .reversed()
            .thenComparingInt(k -> k.candidate().firstWord()));
    return withoutRepetition(ranked).stream().map(Ranked::keyphrase).toList();
  }

  /// A compound (`Hafenkrimi`) is one word and counts as two.
  private static boolean isSingle(Candidate candidate, Lexicon lexicon) {
    return candidate.words() == 1 && lexicon.parts(candidate.key()).isEmpty();
  }

  /// What a single word counts beside a phrase of two.
  private static double single(AnalyzedText analysis) {
    long names = 0;
    long nouns = 0;
    for (AnalyzedText.Sentence sentence : analysis.sentences()) {
      for (AnalyzedText.Token token : sentence.tokens()) {
        names += token.tag().equals("PROPN") ? 1 : 0;
        nouns += token.tag().equals("NOUN") ? 1 : 0;
      }
    }
    double share = names + nouns == 0 ? 0 : (double) names / (names + nouns);
    return Math.max(0.4, 0.9 + 4 * (share - 0.25));
  }

  private double score(Candidate candidate, Set<String> title, Lexicon lexicon) {
    String[] stems = candidate.key().split(" ", -1);
    double rarity = 0;
    int inTitle = 0;
    for (String stem : stems) {
      rarity += statistics.rarity(stem) * lexicon.rarity(stem) / stems.length;
      inTitle += title.contains(stem) ? 1 : 0;
    }
    double frequency = Math.log(1 + candidate.alone() + INSIDE * candidate.inside().size());
    double position = 0.4 + 0.6 / (1 + candidate.firstWord() / HALF_POSITION);
    double titled = 1 + (TITLE_BONUS - 1) * inTitle / stems.length;
    return frequency * position * titled * Math.pow(rarity, RARITY);
  }

  /// Leaves out phrases that say what a better one says: those that stand nowhere but inside it,
  /// and those around it where it never stands alone.
  private static List<Ranked> withoutRepetition(List<Ranked> ranked) {
    List<Ranked> kept = new ArrayList<>();
    for (Ranked next : ranked) {
      if (kept.size() == MOST) {
        break;
      }
      if (kept.stream().noneMatch(better -> repeats(better.candidate(), next.candidate()))) {
        kept.add(next);
      }
    }
    return kept;
  }

  private static boolean repeats(Candidate one, Candidate other) {
    Candidate longer = one.words() > other.words() ? one : other;
    Candidate shorter = longer.equals(one) ? other : one;
    boolean within = (" " + longer.key() + " ").contains(" " + shorter.key() + " ");
    return within && shorter.spans().size() <= longer.spans().size();
  }

  /// A candidate with its score.
  private record Ranked(Candidate candidate, double score) {
    Keyphrase keyphrase() {
      List<Span> all = candidate.spans();
      return new Keyphrase(
          candidate.key(),
          candidate.label(),
          all.subList(0, Math.min(all.size(), MOST_SPANS)),
          score / (score + MIDDLE_SCORE));
    }
  }

  /// A phrase that the text is about.
  ///
  /// @param key stems of its lemmas, by which it is compared
  /// @param label as written the first time, a German one with its last word in its basic form
  /// @param spans where it stands
  /// @param confidence in (0, 1); a rank, not a probability
  public record Keyphrase(String key, String label, List<Span> spans, double confidence) {
    public Keyphrase {
      spans = List.copyOf(spans);
    }
  }
}
