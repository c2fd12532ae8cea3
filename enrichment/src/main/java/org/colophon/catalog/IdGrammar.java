package org.colophon.catalog;

/// The one grammar of ids: 1 to 100 of `a-z 0-9 . _ -`, starting with a letter or digit.
public final class IdGrammar {
  private IdGrammar() {}

  /// Returns `value` when it keeps the grammar.
  ///
  /// @param kind what the id is of, for the message
  /// @throws IllegalArgumentException when it does not
  public static String check(String kind, String value) {
    if (!keeps(value)) {
      String shown = value.length() > 60 ? value.substring(0, 60) + "…" : value;
      throw new IllegalArgumentException(
          "'"
              + shown
              + "' is not a valid "
              + kind
              + " id: 1 to 100 of a-z, 0-9, '.', '_' and '-', starting with a letter or digit");
    }
    return value;
  }

  /// Whether `value` keeps the grammar.
  public static boolean keeps(String value) {
    if (value.isEmpty() || value.length() > 100 || !isLetterOrDigit(value.charAt(0))) {
      return false;
    }
    for (int i = 1; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
