package org.colophon.matching;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.colophon.models.Span;
import org.colophon.text.Lexicon;

/// Character n-grams of the content words of a text, with their counts. They find `Handball` in
/// `Handballmannschaft`, which whole words do not. Stop words, short words and words with a digit
/// give none.
final class LetterRuns {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 5;

  private final Map<String, Integer> counts = new HashMap<>();
  private final Lexicon lexicon;

  LetterRuns(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /// Adds a text.
  void add(String text) {
    add(text, List.of(), Set.of());
  }

  /// Adds a text without the words of its names.
  ///
  /// @param names where names stand in the text
  /// @param surfaces words of names, left out wherever they stand
  void add(String text, List<Span> names, Set<String> surfaces) {
    for (Lexicon.Word word : lexicon.words(text)) {
      boolean name =
          surfaces.contains(word.surface())
              || names.stream().anyMatch(span -> span.overlaps(word.span()));
      if (!name && isContent(word)) {
        addRuns(word.surface().replace("\u00AD", "").toLowerCase(Locale.ROOT));
      }
    }
  }

  private boolean isContent(Lexicon.Word word) {
    return !lexicon.isStop(word.stem()) && word.surface().chars().noneMatch(Character::isDigit);
  }

  private void addRuns(String word) {
    for (int length = SHORTEST; length <= LONGEST; length++) {
      for (int start = 0; start + length <= word.length(); start++) {
        counts.merge(word.substring(start, start + length), 1, Integer::sum);
      }
    }
  }

  /// The counts so far.
  Map<String, Integer> counts() {
    return Map.copyOf(counts);
  }

  /// The words of some names.
  static Set<String> words(Lexicon lexicon, List<String> names) {
    Set<String> words = new HashSet<>();
    names.forEach(name -> lexicon.words(name).forEach(word -> words.add(word.surface())));
    return words;
  }
}
