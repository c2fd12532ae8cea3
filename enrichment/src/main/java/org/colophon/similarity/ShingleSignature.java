package org.colophon.similarity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A MinHash signature of a text's set of four-word shingles: for each of [#SIZE] random orders of
/// all sequences, the first one (A. Broder, *On the resemblance and containment of documents*,
/// 1997). The share of equal places estimates the share of sequences that two texts have in common,
/// with a standard error of at most 0.045. Immutable.
final class ShingleSignature {
  /// Fewer words say nothing: a line of thanks is no copied text.
  static final int FEWEST_WORDS = 12;

  static final int SIZE = 128;
  static final int BANDS = 32;

  private static final int SHINGLE = 4;
  private static final int ROWS = SIZE / BANDS;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final long PRIME = 0x100000001B3L;

  private final long[] least;

  private ShingleSignature(long[] least) {
    this.least = least;
  }

  /// The sketch of a text; empty for one of fewer than [#FEWEST_WORDS] words.
  static Optional<ShingleSignature> of(String text) {
    Set<Long> shingles = shingles(text);
    if (shingles.isEmpty()) {
      return Optional.empty();
    }
    long[] least = new long[SIZE];
    Arrays.fill(least, Long.MAX_VALUE);
    for (long shingle : shingles) {
      for (int i = 0; i < SIZE; i++) {
        least[i] = Math.min(least[i], mixed(shingle + i * 0x9E3779B97F4A7C15L));
      }
    }
    return Optional.of(new ShingleSignature(least));
  }

  /// The hashes of all sequences of four words.
  static Set<Long> shingles(String text) {
    List<Long> words =
        WORD.matcher(text.replace("\u00AD", "").toLowerCase(Locale.ROOT))
            .results()
            .map(MatchResult::group)
            .map(ShingleSignature::hash)
            .toList();
    Set<Long> shingles = new HashSet<>();
    if (words.size() >= FEWEST_WORDS) {
      for (int start = 0; start + SHINGLE <= words.size(); start++) {
        long hash = 7;
        for (int i = start; i < start + SHINGLE; i++) {
          hash = mixed(hash * PRIME + words.get(i));
        }
        shingles.add(hash);
      }
    }
    return shingles;
  }

  /// The estimated share of sequences that both have, of those that either has.
  double likeness(ShingleSignature other) {
    int same = 0;
    for (int i = 0; i < SIZE; i++) {
      same += least[i] == other.least[i] ? 1 : 0;
    }
    return (double) same / SIZE;
  }

  /// One key for each band of places: of two texts that have half of their sequences in common, one
  /// key at least is equal in 87 of 100 cases; with seven tenths in common, always but for one in
  /// ten thousand.
  List<Long> bands() {
    List<Long> bands = new ArrayList<>(BANDS);
    for (int band = 0; band < BANDS; band++) {
      long key = band;
      for (int row = 0; row < ROWS; row++) {
        key = mixed(key * PRIME + least[band * ROWS + row]);
      }
      bands.add(key);
    }
    return bands;
  }

  private static long hash(String word) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * PRIME;
    }
    return hash;
  }

  /// The finisher of MurmurHash3.
  private static long mixed(long value) {
    long mixed = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return mixed ^ (mixed >>> 33);
  }
}
