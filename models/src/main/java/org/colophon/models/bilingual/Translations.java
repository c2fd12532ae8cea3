package org.colophon.models.bilingual;

import java.util.HashMap;
import java.util.Map;

/// The expected counts of translations from each German piece to each English piece.
final class Translations {
  private final int[] starts;
  private final int[] words;
  private final double[] counts;

  /// @param starts where each German piece's translations begin, one more than there are pieces
  Translations(int[] starts, int[] words, double[] counts) {
    this.starts = starts;
    this.words = words;
    this.counts = counts;
  }

  /// How often each English piece translates a German one, those of almost no weight left out.
  Map<Integer, Double> of(int piece, double least) {
    Map<Integer, Double> found = new HashMap<>();
    for (int i = starts[piece]; i < starts[piece + 1]; i++) {
      if (counts[i] >= least) {
        found.put(words[i], counts[i]);
      }
    }
    return found;
  }

  /// How often each English piece was a translation at all.
  double[] perWord(int englishSize) {
    double[] sums = new double[englishSize];
    for (int i = starts[1]; i < words.length; i++) {
      sums[words[i]] += counts[i];
    }
    return sums;
  }
}
