package org.colophon.similarity;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The shingles of a text: hashes of all its sequences of a number of words (A. Broder, *On the
/// resemblance and containment of documents*, 1997).
public final class Shingles {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final String SOFT_HYPHEN = "\u00AD";

  private Shingles() {}

  /// The words of a text in lower case, without soft hyphens.
  public static List<String> words(String text) {
    return WORD.matcher(text.replace(SOFT_HYPHEN, "").toLowerCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .toList();
  }

  /// The hashes of all sequences of `length` words; of fewer words, the hash of all of them.
  ///
  /// @param length number of words of a sequence; at least 1
  public static Set<Long> of(List<String> words, int length) {
    Set<Long> shingles = new HashSet<>();
    for (int i = 0; i < Math.max(1, words.size() - length + 1); i++) {
      shingles.add(hash(words.subList(i, Math.min(words.size(), i + length))));
    }
    return shingles;
  }

  /// Part of the format of stored signatures: a change makes those of stored decisions unreadable.
  private static long hash(List<String> words) {
    String joined = String.join(" ", words);
    long hash = 1_125_899_906_842_597L;
    for (int i = 0; i < joined.length(); i++) {
      hash = 31 * hash + joined.charAt(i);
    }
    return hash;
  }
}
