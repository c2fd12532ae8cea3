package org.colophon.models.linear;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The feature hashes of a text, one list per block, repeated as often as the feature occurs.
///
/// A hash has 40 bits: among a million features, fewer than one pair is expected to share one.
final class NGrams {
  static final int BLOCKS = 3;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final long MASK = (1L << 40) - 1;
  private static final long SEED = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final char EDGE = ' ';

  private final FeatureSettings settings;

  NGrams(FeatureSettings settings) {
    this.settings = settings;
  }

  /// Sorted hashes of each block: words, character n-grams, extra features.
  long[][] blocks(String text, Collection<String> extraFeatures) {
    LongList words = new LongList();
    LongList chars = new LongList();
    Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
    long previous = 0;
    while (matcher.find()) {
      String word = matcher.group();
      long hash = hash(SEED, word, 0, word.length());
      if (settings.words() >= 1) {
        words.add(finish(hash, 1));
      }
      if (settings.words() >= 2 && previous != 0) {
        words.add(finish((previous ^ (hash >>> 1)) * PRIME, 2));
      }
      previous = hash;
      chars(EDGE + word + EDGE, chars);
    }
    LongList extra = new LongList();
    for (String feature : extraFeatures) {
      extra.add(finish(hash(SEED, feature, 0, feature.length()), 3));
    }
    return new long[][] {words.sorted(), chars.sorted(), extra.sorted()};
  }

  private void chars(String word, LongList chars) {
    for (int start = 0; start < word.length(); start++) {
      long hash = SEED;
      int longest = Math.min(settings.maxChars(), word.length() - start);
      for (int length = 1; length <= longest; length++) {
        hash = (hash ^ word.charAt(start + length - 1)) * PRIME;
        boolean onlyEdge = length == 1 && word.charAt(start) == EDGE;
        if (length >= settings.minChars() && !onlyEdge) {
          chars.add(finish(hash, 3 + length));
        }
      }
    }
  }

  /// FNV-1a over code units.
  private static long hash(long seed, String text, int from, int to) {
    long hash = seed;
    for (int i = from; i < to; i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return hash;
  }

  /// Keeps kinds of features apart and spreads the bits (the finisher of MurmurHash3).
  private static long finish(long hash, int kind) {
    long mixed = hash + kind * 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return (mixed ^ (mixed >>> 33)) & MASK;
  }

  /// A growing list of primitive longs.
  private static final class LongList {
    private long[] values = new long[256];
    private int size;

    void add(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    long[] sorted() {
      long[] sorted = Arrays.copyOf(values, size);
      Arrays.sort(sorted);
      return sorted;
    }
  }
}
