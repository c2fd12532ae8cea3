package org.colophon.enrichment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.colophon.enrichment.PhraseCandidates.Candidate;
import org.colophon.models.AnalyzedText;
import org.colophon.models.Span;

/// Finds the phrases that a text is about: noun phrases, ranked by how often and how early they
/// stand, whether the title has them, and how rare their words are. Uses no vectors: it costs next
/// to nothing beside the embedding. Thread-safe.
public final class KeyphraseExtractor {
  static final String METHOD = "keyphrases-1";
  private static final int MOST = 10;
  private static final int MOST_SPANS = 20;

  /// After so many words a first occurrence counts half of what the first word's does.
  private static final double HALF_POSITION = 60;

  private static final double TITLE_BONUS = 1.6;

  /// A score of this much is a confidence of one half.
  private static final double MIDDLE_SCORE = 1.2;

  private final TermStatistics statistics;

  public KeyphraseExtractor() {
    this(TermStatistics.NONE);
  }

  public KeyphraseExtractor(TermStatistics statistics) {
    this.statistics = statistics;
  }

  /// At most ten phrases, strongest first.
  List<Keyphrase> extract(ItemText text, AnalyzedText analysis, Lexicon lexicon) {
    Set<String> title = new HashSet<>();
    lexicon.words(text.title()).forEach(word -> title.add(word.stem()));
    List<Keyphrase> ranked = new ArrayList<>();
    for (Candidate candidate : PhraseCandidates.of(analysis, lexicon)) {
      ranked.add(new Keyphrase(candidate, score(candidate, title, lexicon)));
    }
    ranked.sort(
        Comparator.comparingDouble(Keyphrase::score)
            .reversed()
            .thenComparingInt(k -> k.candidate().firstWord()));
    return withoutRepetition(ranked);
  }

  private double score(Candidate candidate, Set<String> title, Lexicon lexicon) {
    String[] stems = candidate.key().split(" ", -1);
    double rarity = 0;
    int inTitle = 0;
    int compounds = 0;
    for (String stem : stems) {
      rarity += statistics.rarity(stem) / stems.length;
      inTitle += title.contains(stem) ? 1 : 0;
      compounds += lexicon.parts(stem).isEmpty() ? 0 : 1;
    }
    double frequency = 1 + Math.log(candidate.spans().size());
    double position = 0.4 + 0.6 / (1 + candidate.firstWord() / HALF_POSITION);
    double titled = 1 + (TITLE_BONUS - 1) * inTitle / stems.length;
    double specific = candidate.words() > 1 || candidate.name() || compounds > 0 ? 1.3 : 0.9;
    return frequency * position * titled * specific * rarity;
  }

  /// Leaves out phrases that are part of a better one, or that a better one is part of.
  private static List<Keyphrase> withoutRepetition(List<Keyphrase> ranked) {
    List<Keyphrase> kept = new ArrayList<>();
    for (Keyphrase next : ranked) {
      if (kept.size() == MOST) {
        break;
      }
      if (kept.stream().noneMatch(better -> overlaps(better, next))) {
        kept.add(next);
      }
    }
    return kept;
  }

  private static boolean overlaps(Keyphrase one, Keyphrase other) {
    String a = " " + one.candidate().key() + " ";
    String b = " " + other.candidate().key() + " ";
    return a.contains(b) || b.contains(a);
  }

  /// A phrase and its score, which is above 0.
  record Keyphrase(Candidate candidate, double score) {
    double confidence() {
      return score / (score + MIDDLE_SCORE);
    }

    List<Span> spans() {
      List<Span> all = candidate.spans();
      return all.subList(0, Math.min(all.size(), MOST_SPANS));
    }
  }
}
