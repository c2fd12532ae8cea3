package org.colophon.enrichment;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers the stems of words: a text repeats its words, and each is asked for by phrases,
/// subjects and names. Thread-safe.
///
/// Full at [#MOST] words, it starts anew; a catalogue's usual words are back within a few texts.
final class StemCache {
  static final int MOST = 50_000;

  private final Stemmer stemmer;
  private volatile Map<String, String> stems = new ConcurrentHashMap<>();

  StemCache(Stemmer stemmer) {
    this.stemmer = stemmer;
  }

  /// The stem of a word as written.
  String stem(String word) {
    Map<String, String> known = stems;
    String stem = known.get(word);
    if (stem == null) {
      stem = stemmer.stem(word);
      if (known.size() >= MOST) {
        stems = new ConcurrentHashMap<>();
      } else {
        known.put(word, stem);
      }
    }
    return stem;
  }

  /// How many are remembered.
  int size() {
    return stems.size();
  }
}
