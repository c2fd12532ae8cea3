package org.colophon.eval.metrics;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Overlap of two lists of phrases in German or English. Phrases are equal when they consist of the
/// same stems in any order: words in small letters, without accents and without one ending.
/// Inflected forms of a phrase are one phrase then.
public final class PhraseOverlap {
  private static final int LEAST_STEM = 3;
  private static final Map<String, List<String>> ENDINGS =
      Map.of(
          "de", List.of("innen", "ungen", "ern", "en", "er", "es", "em", "in", "n", "e", "s"),
          "en", List.of("ing", "ies", "ers", "es", "ed", "er", "s", "y", "e"));

  private PhraseOverlap() {}

  /// F1 of the first `k` phrases against the gold; repeated phrases count once, and a gold phrase
  /// is found once.
  ///
  /// @param language ISO 639-1; of others than German and English no ending is cut
  public static double f1At(int k, List<String> gold, List<String> ranked, String language) {
    Set<Set<String>> given = new HashSet<>();
    for (String phrase : ranked.subList(0, Math.min(k, ranked.size()))) {
      given.add(stems(phrase, language));
    }
    given.remove(Set.of());
    List<Set<String>> left = new ArrayList<>();
    gold.forEach(phrase -> left.add(stems(phrase, language)));
    int all = left.size();
    long hits = given.stream().filter(left::remove).count();
    return hits == 0 ? 0 : 2.0 * hits / (given.size() + all);
  }

  static Set<String> stems(String phrase, String language) {
    String plain =
        Normalizer.normalize(
                phrase.toLowerCase(Locale.ROOT).replace("ß", "ss"), Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "");
    Set<String> stems = new HashSet<>();
    for (String word : plain.split("[^\\p{L}\\p{N}]+", -1)) {
      if (!word.isEmpty()) {
        stems.add(stem(word, ENDINGS.getOrDefault(language, List.of())));
      }
    }
    return stems;
  }

  private static String stem(String word, List<String> endings) {
    for (String ending : endings) {
      if (word.endsWith(ending) && word.length() - ending.length() >= LEAST_STEM) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word;
  }
}
