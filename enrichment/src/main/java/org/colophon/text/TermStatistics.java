package org.colophon.text;

/// The rarity of words in the catalogue. Thread-safe.
@FunctionalInterface
public interface TermStatistics {
  /// Knows nothing: every word is equally rare.
  TermStatistics NONE = stem -> 1;

  /// How rare a stem is: in (0, 1], 1 for one that no document has.
  double rarity(String stem);
}
