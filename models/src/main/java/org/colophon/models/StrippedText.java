package org.colophon.models;

import java.util.Arrays;

/// A text without soft hyphens and with lone surrogates replaced by U+FFFD, as models read it. It
/// maps every position back to the text as stored.
public final class StrippedText {
  private static final char SOFT_HYPHEN = '\u00AD';
  private static final char REPLACEMENT = '\uFFFD';

  private final String text;

  /// Stored index per kept code unit; empty when nothing was removed.
  private final int[] storedIndex;

  private StrippedText(String text, int[] storedIndex) {
    this.text = text;
    this.storedIndex = storedIndex;
  }

  /// Strips `stored`; cheap when there is nothing to strip.
  public static StrippedText of(String stored) {
    char[] kept = new char[stored.length()];
    int[] index = new int[stored.length()];
    int length = 0;
    for (int i = 0; i < stored.length(); i++) {
      char unit = stored.charAt(i);
      if (unit != SOFT_HYPHEN) {
        kept[length] = isLone(stored, i) ? REPLACEMENT : unit;
        index[length++] = i;
      }
    }
    String text = new String(kept, 0, length);
    return new StrippedText(
        text, length == stored.length() ? new int[0] : Arrays.copyOf(index, length));
  }

  private static boolean isLone(String stored, int i) {
    char unit = stored.charAt(i);
    if (Character.isHighSurrogate(unit)) {
      return i + 1 == stored.length() || !Character.isLowSurrogate(stored.charAt(i + 1));
    }
    return Character.isLowSurrogate(unit)
        && (i == 0 || !Character.isHighSurrogate(stored.charAt(i - 1)));
  }

  /// What the model reads.
  public String text() {
    return text;
  }

  /// The range of the stored text that `[start, end)` of [#text()] came from. It begins and ends
  /// with a kept character: soft hyphens around it stay outside, those within it inside.
  ///
  /// @throws IndexOutOfBoundsException when the range is not within [#text()]
  public Span stored(int start, int end) {
    if (start < 0 || start >= end || end > text.length()) {
      throw new IndexOutOfBoundsException(
          "a range is 0 <= start < end <= " + text.length() + ", got " + start + ".." + end);
    }
    return storedIndex.length == 0
        ? new Span(start, end)
        : new Span(storedIndex[start], storedIndex[end - 1] + 1);
  }
}
