package org.colophon.catalog;

import java.util.regex.Pattern;

/// The one grammar of ids: 1 to 100 of `a-z 0-9 . _ -`, starting with a letter or digit.
public final class IdGrammar {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

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
              + "' is no "
              + kind
              + " id: 1 to 100 of a-z, 0-9, '.', '_' and '-', starting with a letter or digit");
    }
    return value;
  }

  /// Whether `value` keeps the grammar.
  public static boolean keeps(String value) {
    return ID.matcher(value).matches();
  }
}
