package org.colophon.matching;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.text.ItemText;
import org.colophon.text.Lexicon;

/// The letter runs of a text, as sorted hashes with their counts: small enough to be kept for many
/// texts. Immutable.
final class TextRuns {
  private final int[] hashes;
  private final byte[] counts;

  private TextRuns(int[] hashes, byte[] counts) {
    this.hashes = hashes;
    this.counts = counts;
  }

  /// The runs of title and text.
  static TextRuns of(String language, ItemText text) {
    LetterRuns runs = new LetterRuns(Lexicon.of(language));
    runs.add(text.title(), List.of(), Set.of());
    runs.add(text.text(), List.of(), Set.of());
    Map<String, Integer> found = runs.counts();
    long[] packed =
        found.entrySet().stream()
            .mapToLong(run ->
                ((long) run.getKey().hashCode() << Byte.SIZE)
                    | Math.min(Byte.MAX_VALUE, run.getValue()))
            .sorted()
            .toArray();
    int[] hashes = new int[packed.length];
    byte[] counts = new byte[packed.length];
    for (int i = 0; i < packed.length; i++) {
      hashes[i] = (int) (packed[i] >> Byte.SIZE);
      counts[i] = (byte) packed[i];
    }
    return new TextRuns(hashes, counts);
  }

  int size() {
    return hashes.length;
  }

  int hash(int at) {
    return hashes[at];
  }

  /// The weights of the runs, of unit length together.
  double[] weights(RunFrequencies among) {
    double[] weights = new double[hashes.length];
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (1 + Math.log(counts[i])) * among.rarity(hashes[i]);
      squares += weights[i] * weights[i];
    }
    double length = Math.sqrt(squares);
    return Arrays.stream(weights).map(weight -> length > 0 ? weight / length : 0).toArray();
  }

  /// The sum of the products of weights of runs that both have.
  ///
  /// @param own weights of these runs
  /// @param others weights of the other's
  double product(double[] own, TextRuns other, double[] others) {
    double sum = 0;
    int at = 0;
    for (int i = 0; i < hashes.length; i++) {
      while (at < other.hashes.length && other.hashes[at] < hashes[i]) {
        at++;
      }
      if (at < other.hashes.length && other.hashes[at] == hashes[i]) {
        sum += own[i] * others[at];
      }
    }
    return sum;
  }
}
