package org.colophon.service.json;

import org.colophon.service.json.Problem.Code;

/// What a text may hold: whole characters, no control characters but line feed and tab.
final class TextRules {
  private TextRules() {}

  /// Whether a reader sees nothing: spaces of any width, and marks without one.
  static boolean showsNothing(String text) {
    return text.codePoints()
        .allMatch(c ->
            Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT);
  }

  static String check(String value, String field, int maxLength) throws Fault {
    if (value.length() > maxLength) {
      throw new Fault(
          Code.TOO_LONG,
          field,
          "has " + value.length() + " characters; the limit is " + maxLength,
          "shorten it");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isISOControl(c) && c != '\n' && c != '\t') {
        throw new Fault(
            Code.CONTROL_CHARACTER,
            field,
            "holds the control character U+%04X at offset %d".formatted((int) c, i),
            c == '\r' ? "end lines with a line feed alone" : "take it out");
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new Fault(
            Code.LONE_SURROGATE,
            field,
            "holds half a character (U+%04X) at offset %d".formatted((int) c, i),
            "write the character whole");
      }
    }
    return value;
  }
}
