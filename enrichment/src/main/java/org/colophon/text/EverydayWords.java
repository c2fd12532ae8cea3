package org.colophon.text;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The words of everyday speech: how often they stand in many short sentences, and which of them
/// are written with a small letter. Immutable.
final class EverydayWords {
  static final EverydayWords NONE = new EverydayWords(CommonWords.NONE, Set.of());

  private final CommonWords counts;
  private final Set<String> small;

  private EverydayWords(CommonWords counts, Set<String> small) {
    this.counts = counts;
    this.small = Set.copyOf(small);
  }

  /// @param name of a word list whose entries are `word:times`, the word in its usual case
  static EverydayWords read(String name, Stemmer stemmer) {
    List<String> entries = Wordlist.read(name);
    Set<String> small = new HashSet<>();
    for (String entry : entries) {
      if (Character.isLowerCase(entry.codePointAt(0))) {
        small.add(entry.substring(0, entry.indexOf(':')));
      }
    }
    return new EverydayWords(CommonWords.of(entries, stemmer), small);
  }

  /// In (0, 1]: 1 for a stem that is not known from everyday speech.
  double rarity(String stem) {
    return counts.rarity(stem);
  }

  boolean isWrittenSmall(String word) {
    return small.contains(word.toLowerCase(Locale.ROOT));
  }
}
