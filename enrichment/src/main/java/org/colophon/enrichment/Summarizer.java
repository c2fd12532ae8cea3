package org.colophon.enrichment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.colophon.annotation.EmbeddedPassage;
import org.colophon.models.AnalyzedText;
import org.colophon.models.AnalyzedText.Sentence;
import org.colophon.models.AnalyzedText.Token;
import org.colophon.models.Embedding;
import org.colophon.models.Span;
import org.colophon.text.ItemText;
import org.colophon.text.Lexicon;
import org.colophon.text.Wordlist;

/// An extractive summarizer: two or three of a text's own sentences. A sentence is taken by how
/// near its passage is to the whole text, by how many of the text's telling words it has, and by
/// its place; it has to be whole, and one that leans on what stands before it (`Er`, `Doch`,
/// `This`) is taken only right after that. Weights are set by hand.
final class Summarizer {
  static final String METHOD = "summary-2";

  private static final int MOST = 3;
  private static final int FEWEST_SENTENCES = 5;
  private static final int SHORTEST = 6;
  private static final int LONGEST = 45;
  private static final double ALIKE = 0.5;
  private static final double NEARNESS = 2;
  private static final double WORDS = 1;
  private static final double PLACE = 0.6;

  private static final Pattern WHOLE = Pattern.compile(".*[.!?…][\"“”«»’']*", Pattern.DOTALL);
  private static final Pattern BEGINNING =
      Pattern.compile("[\\p{Lu}\\p{N}„“\"»«].*", Pattern.DOTALL);
  private static final Set<String> LEANING = Set.copyOf(Wordlist.read("leaning.txt"));

  private Summarizer() {}

  /// The sentences in the order of the text; none where the text is too short to be summed up.
  static List<Span> summary(
      ItemText text, AnalyzedText analysis, List<EmbeddedPassage> passages, Lexicon lexicon) {
    List<Sentence> sentences = WholeSentences.of(analysis);
    if (sentences.size() < FEWEST_SENTENCES) {
      return List.of();
    }
    List<Scored> ranked = ranked(text, sentences, passages, lexicon);
    List<Scored> chosen = new ArrayList<>();
    for (Scored candidate : ranked) {
      boolean follows = chosen.stream().anyMatch(c -> c.index == candidate.index - 1);
      boolean differs = chosen.stream().noneMatch(c -> overlap(c.stems, candidate.stems) > ALIKE);
      if (chosen.size() < MOST && differs && (follows || !leans(sentences.get(candidate.index)))) {
        chosen.add(candidate);
      }
    }
    return chosen.size() < 2
        ? List.of()
        : chosen.stream()
            .sorted(Comparator.comparingInt(Scored::index))
            .map(c -> sentences.get(c.index).span())
            .toList();
  }

  private static List<Scored> ranked(
      ItemText text, List<Sentence> sentences, List<EmbeddedPassage> passages, Lexicon lexicon) {
    Map<String, Double> telling = telling(text, sentences, lexicon);
    Optional<Embedding> whole = EmbeddedPassage.mean(passages);
    List<Scored> scored = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      Sentence sentence = sentences.get(i);
      if (isWhole(sentence, text.text())) {
        Set<String> stems = stems(sentence, lexicon);
        double words =
            stems.stream().mapToDouble(stem -> telling.getOrDefault(stem, 0.0)).sum()
                / Math.sqrt(Math.max(4, stems.size()));
        double place = 1.0 / (1 + i);
        double near = whole.map(w -> nearness(sentence.span(), passages, w)).orElse(0.0);
        scored.add(new Scored(i, NEARNESS * near + WORDS * words + PLACE * place, stems));
      }
    }
    scored.sort(Comparator.comparingDouble(Scored::score).reversed());
    return scored;
  }

  /// A sentence with its score.
  ///
  /// @param index of the sentence
  private record Scored(int index, double score, Set<String> stems) {}

  /// How often the text has a word, most often 1, times how rare the word is elsewhere.
  private static Map<String, Double> telling(
      ItemText text, List<Sentence> sentences, Lexicon lexicon) {
    Map<String, Integer> counts = new HashMap<>();
    sentences.forEach(s -> stems(s, lexicon).forEach(stem -> counts.merge(stem, 1, Integer::sum)));
    for (Lexicon.Word word : lexicon.words(text.title())) {
      counts.computeIfPresent(word.stem(), (_, count) -> count + 2);
    }
    double most = counts.values().stream().mapToInt(c -> c).max().orElse(1);
    return counts.entrySet().stream()
        .filter(e -> e.getValue() > 1)
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, e -> e.getValue() / most * lexicon.rarity(e.getKey())));
  }

  private static Set<String> stems(Sentence sentence, Lexicon lexicon) {
    return lexicon.words(sentence).stream()
        .map(Lexicon.Word::lemma)
        .filter(stem -> !lexicon.isStop(stem))
        .collect(Collectors.toSet());
  }

  /// Of the passage that the sentence begins in.
  private static double nearness(Span sentence, List<EmbeddedPassage> passages, Embedding whole) {
    return passages.stream()
        .filter(p -> p.passage().span().overlaps(sentence))
        .findFirst()
        .map(p -> p.vector().cosine(whole))
        .orElse(0.0);
  }

  private static boolean isWhole(Sentence sentence, String text) {
    long words =
        sentence.tokens().stream()
            .filter(token -> !token.surface().isEmpty())
            .filter(token -> Character.isLetterOrDigit(token.surface().codePointAt(0)))
            .count();
    String written = sentence.span().in(text).strip();
    return words >= SHORTEST
        && words <= LONGEST
        && WHOLE.matcher(written).matches()
        && BEGINNING.matcher(written).matches()
        && !written.contains("\n");
  }

  /// Whether a sentence points back at one before it.
  private static boolean leans(Sentence sentence) {
    for (Token token : sentence.tokens()) {
      if (!token.surface().isEmpty() && Character.isLetterOrDigit(token.surface().codePointAt(0))) {
        String word = token.surface().toLowerCase(Locale.ROOT);
        return token.tag().equals("PRON") || LEANING.contains(word);
      }
    }
    return false;
  }

  private static double overlap(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    int smaller = Math.min(one.size(), other.size());
    return smaller == 0 ? 0 : both.size() / (double) smaller;
  }
}
