package org.colophon.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The frequencies of common words in general text, from a small sample: enough to distinguish
/// `people` from `pumpkin`, but not rare words from each other. Immutable.
final class CommonWords {
  static final CommonWords NONE = new CommonWords(Map.of(), 1);

  private final Map<String, Integer> timesByStem;
  private final double whole;

  private CommonWords(Map<String, Integer> timesByStem, int words) {
    this.timesByStem = Map.copyOf(timesByStem);
    this.whole = Math.log(1 + words);
  }

  /// @param name of a word list whose entries are `word:times`
  static CommonWords read(String name, Stemmer stemmer) {
    return of(Wordlist.read(name), stemmer);
  }

  /// @param entries `word:times`
  static CommonWords of(List<String> entries, Stemmer stemmer) {
    Map<String, Integer> times = new HashMap<>();
    int words = 0;
    for (String entry : entries) {
      int colon = entry.indexOf(':');
      int count = Integer.parseInt(entry.substring(colon + 1));
      times.merge(stemmer.stem(entry.substring(0, colon)), count, Integer::sum);
      words += count;
    }
    return new CommonWords(times, words);
  }

  /// In (0, 1]: 1 for a stem that the sample lacks, near 0 for one that it is full of.
  double rarity(String stem) {
    int times = timesByStem.getOrDefault(stem, 0);
    return times == 0 ? 1 : Math.max(0.05, 1 - Math.log(1 + times) / whole);
  }
}
