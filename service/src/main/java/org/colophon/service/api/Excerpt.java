package org.colophon.service.api;

/// Foreign text cut short for an error message, without what would upset a terminal or a log.
public final class Excerpt {
  private Excerpt() {}

  /// At most 60 characters, in quotation marks.
  public static String of(String value) {
    return "'" + of(value, 60) + "'";
  }

  /// At most `limit` characters.
  public static String of(String value, int limit) {
    StringBuilder out = new StringBuilder(Math.min(value.length(), limit) + 1);
    for (int i = 0; i < value.length() && i < limit; i++) {
      char c = value.charAt(i);
      out.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '\uFFFD' : c);
    }
    return value.length() > limit ? out.append('…').toString() : out.toString();
  }
}
