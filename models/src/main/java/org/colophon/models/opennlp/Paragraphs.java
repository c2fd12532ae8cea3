package org.colophon.models.opennlp;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.models.Span;

/// A splitter of texts at blank lines: no sentence runs over one, and a heading has no full stop.
final class Paragraphs {
  private static final Pattern BLANK_LINES = Pattern.compile("\\R\\h*\\R\\s*|\\u2029\\s*");

  /// Characters; addresses of web pages are seldom longer.
  private static final int LONGEST_RUN = 400;

  private Paragraphs() {}

  /// The paragraphs that are not blank, in order.
  static List<Span> of(String text) {
    List<Span> paragraphs = new ArrayList<>();
    Matcher breaks = BLANK_LINES.matcher(text);
    int start = 0;
    while (breaks.find()) {
      add(paragraphs, text, start, breaks.start());
      start = breaks.end();
    }
    add(paragraphs, text, start, text.length());
    return paragraphs;
  }

  /// A run without white space that is too long for a word is cut: the library takes time by the
  /// square of its length.
  private static void add(List<Span> paragraphs, String text, int start, int end) {
    int from = start;
    int run = 0;
    for (int at = start; at < end; at++) {
      run = Character.isWhitespace(text.charAt(at)) ? 0 : run + 1;
      if (run > LONGEST_RUN && !Character.isLowSurrogate(text.charAt(at))) {
        addWritten(paragraphs, text, from, at);
        from = at;
        run = 1;
      }
    }
    addWritten(paragraphs, text, from, end);
  }

  private static void addWritten(List<Span> paragraphs, String text, int start, int end) {
    if (!text.substring(start, end).isBlank()) {
      paragraphs.add(new Span(start, end));
    }
  }
}
