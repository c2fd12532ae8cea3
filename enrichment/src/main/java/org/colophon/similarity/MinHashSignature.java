package org.colophon.similarity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.colophon.text.ItemText;
import org.colophon.text.PassageText;

/// A MinHash signature of a text, by which two versions can be compared long after the older one is
/// gone: the least hashes of its runs of three words (A. Broder, *On the resemblance and
/// containment of documents*, 1997). Sixty-four numbers; the share of equal ones estimates the
/// share of runs that both texts have, within about 0.06.
public final class MinHashSignature {
  /// Below this share of common runs a text has changed materially: about every twelfth word is
  /// another one.
  static final double SAME = 0.75;

  private static final int SIZE = 64;
  private static final int RUN = 3;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  private MinHashSignature() {}

  /// 64 hexadecimal numbers of 8 digits, without anything between them.
  public static String of(ItemText text) {
    List<String> words = new ArrayList<>();
    String clean = PassageText.clean(text.title() + " " + text.text()).toLowerCase(Locale.ROOT);
    Matcher matcher = WORD.matcher(clean);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    int[] least = new int[SIZE];
    Arrays.fill(least, Integer.MAX_VALUE);
    for (int i = 0; i < Math.max(1, words.size() - RUN + 1); i++) {
      List<String> run = words.subList(i, Math.min(words.size(), i + RUN));
      long hash = mixed(String.join(" ", run));
      for (int k = 0; k < SIZE; k++) {
        hash = next(hash);
        least[k] = Math.min(least[k], (int) (hash >>> 33));
      }
    }
    return Arrays.stream(least).mapToObj("%08x"::formatted).collect(Collectors.joining());
  }

  /// Whether a text is still much the one that was sketched. Of an empty sketch nobody knows: then
  /// it is not.
  public static boolean isMuchTheSame(String sketch, ItemText text) {
    if (sketch.length() != SIZE * 8) {
      return false;
    }
    String now = of(text);
    long equal =
        IntStream.range(0, SIZE).filter(k -> now.regionMatches(8 * k, sketch, 8 * k, 8)).count();
    return equal >= SAME * SIZE;
  }

  private static long mixed(String run) {
    long hash = 1_125_899_906_842_597L;
    for (int i = 0; i < run.length(); i++) {
      hash = 31 * hash + run.charAt(i);
    }
    return hash;
  }

  /// SplitMix64: as many hash functions as there are steps.
  private static long next(long state) {
    long z = state + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
