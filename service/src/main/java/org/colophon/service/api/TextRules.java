package org.colophon.service.api;

/// The rules of every text: complete characters, no control characters but tab and the line ends
/// that form posts, word processors and mainframes write.
public final class TextRules {
  /// Line feed, tab, carriage return, line tabulation, form feed and next line.
  private static final String ALLOWED = "\n\t\r\u000B\f\u0085";

  private TextRules() {}

  /// Returns `text` when it keeps the rules and is not blank.
  public static String check(String text, int max) {
    if (text.length() > max) {
      throw new ApiException(
          ErrorCode.TOO_LONG,
          "",
          "has " + text.length() + " characters; the limit is " + max,
          "shorten the text");
    }
    checkCharacters(text);
    if (isBlank(text)) {
      throw new ApiException(
          ErrorCode.EMPTY, "", "is empty", "send a value or leave the field out");
    }
    return text;
  }

  /// Whether a reader sees nothing: spaces of any width, and marks without one.
  private static boolean isBlank(String text) {
    return text.codePoints()
        .allMatch(c ->
            Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT);
  }

  private static void checkCharacters(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) && ALLOWED.indexOf(c) < 0) {
        throw new ApiException(
            ErrorCode.CONTROL_CHARACTER,
            "",
            "contains the control character U+%04X at offset %d".formatted((int) c, i),
            "remove the character");
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new ApiException(
            ErrorCode.LONE_SURROGATE,
            "",
            "contains half a surrogate pair (U+%04X) at offset %d".formatted((int) c, i),
            "send the complete character");
      }
    }
  }
}
