package org.colophon.models.bilingual;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Chooses the pieces of a German vocabulary by counts over sentences: frequent words, second and
/// first parts of compounds, endings, characters, and words that the English vocabulary has.
final class GermanVocabulary {
  private static final int FEWEST_PART = 3;
  private static final int SHORTEST_PART = 4;
  private static final int LONGEST_ENDING = 4;
  private static final int SHORTEST_WORD_CUT = 5;
  private static final int MOST_COUNTED = 20;
  private static final int SHORTEST_SHARED = 4;
  private static final int FIRST_SYMBOL_BEYOND = 0x2100;
  private static final List<String> LINKS = List.of("", "s", "es", "n", "en", "er", "e");

  private final Map<String, Integer> counts = new TreeMap<>();

  GermanVocabulary(List<String> sentences) {
    for (String sentence : sentences) {
      for (String word : WordPieces.words(WordPieces.germanSpelling(sentence))) {
        counts.merge(word, 1, Integer::sum);
      }
    }
  }

  /// The maximum number of pieces of each kind.
  ///
  /// @param fewest how often a word stands in the sentences at least
  record Sizes(int words, int parts, int starts, int endings, int fewest) {
    static final Sizes STANDARD = new Sizes(24_000, 8_500, 4_500, 1_500, 2);
  }

  /// The pieces, markers first.
  List<String> choose(Sizes sizes, WordPieces english) {
    Set<String> chosen = new LinkedHashSet<>(WordPieces.MARKERS);
    characters(chosen);
    Map<String, Double> words = new HashMap<>();
    counts.forEach((word, count) -> {
      if (count >= sizes.fewest()) {
        words.put(word, (double) count);
      }
    });
    chosen.addAll(most(words, sizes.words()));
    Map<String, Double> parts = new HashMap<>();
    Map<String, Double> starts = new HashMap<>();
    Map<String, Double> endings = new HashMap<>();
    counts.forEach((word, count) ->
        cut(word, Math.sqrt(Math.min(count, MOST_COUNTED)), parts, starts, endings));
    most(parts, sizes.parts()).forEach(part -> chosen.add(WordPieces.INNER + part));
    most(endings, sizes.endings()).forEach(ending -> chosen.add(WordPieces.INNER + ending));
    starts.keySet().removeAll(chosen);
    chosen.addAll(most(starts, sizes.starts()));
    shared(english, chosen);
    return List.copyOf(chosen);
  }

  private void characters(Set<String> chosen) {
    Map<String, Integer> found = new TreeMap<>();
    counts.forEach((word, count) ->
        word.codePoints()
            .filter(point -> point < FIRST_SYMBOL_BEYOND)
            .forEach(point -> found.merge(Character.toString(point), count, Integer::sum)));
    found.values().removeIf(count -> count < 2);
    chosen.addAll(found.keySet());
    found.keySet().forEach(character -> chosen.add(WordPieces.INNER + character));
  }

  /// Counts where a word could be cut: before a word that stands alone elsewhere, and before an
  /// ending.
  private void cut(
      String word,
      double weight,
      Map<String, Double> parts,
      Map<String, Double> starts,
      Map<String, Double> endings) {
    if (word.length() < SHORTEST_WORD_CUT || !word.chars().allMatch(Character::isLetter)) {
      return;
    }
    for (int at = 2; at < word.length() - 1; at++) {
      String rest = word.substring(at);
      if (rest.length() <= LONGEST_ENDING) {
        endings.merge(rest, weight, Double::sum);
      }
      boolean stands = rest.length() >= SHORTEST_PART && count(rest) >= FEWEST_PART;
      if (stands && at >= FEWEST_PART) {
        parts.merge(rest, weight, Double::sum);
        if (isStart(word.substring(0, at))) {
          starts.merge(word.substring(0, at), weight, Double::sum);
        }
      }
    }
  }

  /// Whether the first part of a compound is a word, or one with a linking sound.
  private boolean isStart(String start) {
    return LINKS.stream()
        .anyMatch(link ->
            start.endsWith(link)
                && start.length() - link.length() >= FEWEST_PART
                && count(start.substring(0, start.length() - link.length())) >= 2);
  }

  private int count(String word) {
    return counts.getOrDefault(word, 0);
  }

  private void shared(WordPieces english, Set<String> chosen) {
    for (String piece : english.pieces()) {
      if (piece.length() >= SHORTEST_SHARED && piece.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
        chosen.add(piece);
      }
    }
  }

  private static List<String> most(Map<String, Double> weights, int most) {
    List<Map.Entry<String, Double>> sorted = new ArrayList<>(weights.entrySet());
    sorted.sort(
        Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()));
    return sorted.stream().limit(most).map(Map.Entry::getKey).toList();
  }
}
