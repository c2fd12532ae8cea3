package org.colophon.text;

import java.util.Arrays;
import org.colophon.models.Span;

/// A text as a person reads it: without markup, shortcodes, entities and format characters, with
/// composed letters, plain spaces, line feeds and hyphens, and with words joined that a line end
/// had cut. Every model reads this form; [#stored] leads from its spans to the text as it is
/// stored. Immutable.
public final class ReadableText {
  private final String text;
  private final int storedLength;

  /// Where each character of the text begins and ends in the stored text; empty: at the same place.
  private final int[] starts;

  private final int[] ends;

  private ReadableText(String text, int storedLength, int[] starts, int[] ends) {
    this.text = text;
    this.storedLength = storedLength;
    this.starts = starts;
    this.ends = ends;
  }

  /// Reads a stored text. The same stored text always gives the same.
  public static ReadableText of(String stored) {
    if (isPlain(stored)) {
      return new ReadableText(stored, stored.length(), new int[0], new int[0]);
    }
    return new TextReading(stored).read();
  }

  static ReadableText of(StringBuilder text, int storedLength, int[] starts, int[] ends) {
    int length = text.length();
    return new ReadableText(
        text.toString(), storedLength, Arrays.copyOf(starts, length), Arrays.copyOf(ends, length));
  }

  /// Letters, digits and signs of everyday text, without anything that might stand for another.
  private static boolean isPlain(String stored) {
    for (int i = 0; i < stored.length(); i++) {
      char c = stored.charAt(i);
      boolean ascii = c >= ' ' && c < 0x7F && c != '<' && c != '&' && c != '[' && c != '-';
      boolean latin = c >= 0xA1 && c < 0x250 && c != 0xAD;
      boolean quote = c >= 0x2012 && c <= 0x2027;
      if (!(ascii || latin || quote || c == '\n' || c == '\t' || c == '€')
          && !(c == '-' && !isBeforeLineEnd(stored, i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBeforeLineEnd(String stored, int at) {
    int next = at + 1;
    while (next < stored.length() && stored.charAt(next) == ' ') {
      next++;
    }
    return next < stored.length() && stored.charAt(next) == '\n';
  }

  /// The readable text.
  public String text() {
    return text;
  }

  /// The part of the stored text that a part of the readable text stands for. Parts that end behind
  /// the text are cut.
  public Span stored(Span readable) {
    int start = Math.min(readable.start(), text.length());
    int end = Math.min(readable.end(), text.length());
    if (starts.length == 0) {
      return new Span(start, end);
    }
    int from = start < starts.length ? starts[start] : storedLength;
    return new Span(from, end > start ? Math.max(from, ends[end - 1]) : from);
  }
}
