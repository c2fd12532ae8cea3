package org.colophon.models.opennlp;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.models.Span;

/// A splitter of texts at blank lines: no sentence runs over one, and a heading has no full stop.
final class Paragraphs {
  private static final Pattern BLANK_LINES = Pattern.compile("\\R\\h*\\R\\s*|\\u2029\\s*");

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

  private static void add(List<Span> paragraphs, String text, int start, int end) {
    if (!text.substring(start, end).isBlank()) {
      paragraphs.add(new Span(start, end));
    }
  }
}
