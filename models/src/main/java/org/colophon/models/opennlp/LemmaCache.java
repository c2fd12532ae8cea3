package org.colophon.models.opennlp;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Remembers lemmas by word and tag. Thread-safe.
///
/// Two generations of half the size each: when the young one is full it becomes the old one, and
/// what nobody asked for since then is forgotten.
final class LemmaCache {
  private final int perGeneration;
  private volatile Map<Key, String> young = new ConcurrentHashMap<>();
  private volatile Map<Key, String> old = Map.of();

  /// @param size about how many lemmas are kept at most
  LemmaCache(int size) {
    this.perGeneration = Math.max(1, size / 2);
  }

  /// The remembered lemma, else what `lemmatize` says, which is then remembered.
  String get(String word, String tag, Supplier<String> lemmatize) {
    Key key = new Key(word, tag);
    String known = young.get(key);
    if (known != null) {
      return known;
    }
    String older = old.get(key);
    String lemma = older != null ? older : lemmatize.get();
    remember(key, lemma);
    return lemma;
  }

  int size() {
    return young.size() + old.size();
  }

  private void remember(Key key, String lemma) {
    young.put(key, lemma);
    if (young.size() > perGeneration) {
      turnOver();
    }
  }

  private synchronized void turnOver() {
    if (young.size() > perGeneration) {
      old = young;
      young = new ConcurrentHashMap<>();
    }
  }

  private record Key(String word, String tag) {}
}
