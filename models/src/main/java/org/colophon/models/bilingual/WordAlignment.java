package org.colophon.models.bilingual;

import java.util.Arrays;
import java.util.List;

/// Translation probabilities of word pieces, learned from parallel sentences by expectation
/// maximisation: IBM Model 1 first, then with a preference for the same relative position (Dyer,
/// Chahuneau, Smith 2013). Each English piece is explained by one German piece or by none.
final class WordAlignment {
  private static final int PLAIN_ROUNDS = 3;
  private static final int PLACED_ROUNDS = 3;
  private static final double NONE = 0.08;
  private static final double STEEPNESS = 4;

  /// The German piece `[PAD]`, which stands in no sentence, stands for none.
  private static final int NOTHING = 0;

  private final List<int[]> german;
  private final List<int[]> english;
  private final int englishSize;
  private final long[] keys;
  private final int[] links;
  private final double[] probability;
  private final double[] count;

  private WordAlignment(List<int[]> german, List<int[]> english, int englishSize) {
    this.german = german;
    this.english = english;
    this.englishSize = englishSize;
    long[] all = allKeys();
    this.keys = distinct(all);
    this.links = new int[all.length];
    for (int i = 0; i < all.length; i++) {
      links[i] = Arrays.binarySearch(keys, all[i]);
    }
    this.probability = new double[keys.length];
    this.count = new double[keys.length];
    Arrays.fill(probability, 1);
  }

  /// What each German piece is translated by.
  ///
  /// @param german pieces of each sentence
  /// @param english pieces of the sentence that says the same
  static Translations learn(
      List<int[]> german, List<int[]> english, int germanSize, int englishSize) {
    WordAlignment alignment = new WordAlignment(german, english, englishSize);
    for (int round = 0; round < PLAIN_ROUNDS + PLACED_ROUNDS; round++) {
      alignment.round(round < PLAIN_ROUNDS ? 0 : STEEPNESS, germanSize);
    }
    return alignment.translations(germanSize);
  }

  private long[] allKeys() {
    int size = 0;
    for (int i = 0; i < german.size(); i++) {
      size += (german.get(i).length + 1) * english.get(i).length;
    }
    long[] all = new long[size];
    int at = 0;
    for (int i = 0; i < german.size(); i++) {
      for (int word : english.get(i)) {
        all[at++] = key(NOTHING, word);
        for (int piece : german.get(i)) {
          all[at++] = key(piece, word);
        }
      }
    }
    return all;
  }

  private long key(int piece, int word) {
    return (long) piece * englishSize + word;
  }

  private static long[] distinct(long[] all) {
    long[] sorted = all.clone();
    Arrays.parallelSort(sorted);
    int size = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[size++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, size);
  }

  private void round(double steepness, int germanSize) {
    Arrays.fill(count, 0);
    int at = 0;
    for (int i = 0; i < german.size(); i++) {
      int pieces = german.get(i).length;
      int words = english.get(i).length;
      for (int word = 0; word < words; word++) {
        share(at, pieces, places(pieces, (word + 0.5) / words, steepness));
        at += pieces + 1;
      }
    }
    double[] sums = new double[germanSize];
    for (int i = 0; i < keys.length; i++) {
      sums[piece(i)] += count[i];
    }
    for (int i = 0; i < keys.length; i++) {
      probability[i] = count[i] / Math.max(Double.MIN_NORMAL, sums[piece(i)]);
    }
  }

  /// How probable each piece is by its place alone, none first.
  private static double[] places(int pieces, double place, double steepness) {
    double[] weights = new double[pieces + 1];
    double sum = 0;
    for (int piece = 0; piece < pieces; piece++) {
      weights[piece + 1] = Math.exp(-steepness * Math.abs((piece + 0.5) / pieces - place));
      sum += weights[piece + 1];
    }
    for (int piece = 1; piece <= pieces; piece++) {
      weights[piece] *= (1 - NONE) / sum;
    }
    weights[0] = NONE;
    return weights;
  }

  private void share(int at, int pieces, double[] weights) {
    double sum = 0;
    for (int piece = 0; piece <= pieces; piece++) {
      weights[piece] *= probability[links[at + piece]];
      sum += weights[piece];
    }
    for (int piece = 0; piece <= pieces && sum > 0; piece++) {
      count[links[at + piece]] += weights[piece] / sum;
    }
  }

  private int piece(int key) {
    return (int) (keys[key] / englishSize);
  }

  private Translations translations(int germanSize) {
    int[] starts = new int[germanSize + 1];
    int[] words = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      words[i] = (int) (keys[i] % englishSize);
      starts[piece(i) + 1] = i + 1;
    }
    for (int piece = 1; piece <= germanSize; piece++) {
      starts[piece] = Math.max(starts[piece], starts[piece - 1]);
    }
    return new Translations(starts, words, count);
  }
}
