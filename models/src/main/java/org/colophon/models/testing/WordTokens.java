package org.colophon.models.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.models.Span;

/// A tokenizer for tests: runs of letters and digits, and single punctuation marks.
final class WordTokens {
  private static final Pattern WORD_OR_SIGN = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|[^\\s]");

  private WordTokens() {}

  /// Words and punctuation marks in order.
  static List<Span> of(String text) {
    List<Span> words = new ArrayList<>();
    Matcher matcher = WORD_OR_SIGN.matcher(text);
    while (matcher.find()) {
      words.add(new Span(matcher.start(), matcher.end()));
    }
    return words;
  }
}
