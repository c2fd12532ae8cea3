package org.colophon.service.json;

/// Cuts foreign text short and takes out what would upset a terminal or a log.
final class Shown {
  private Shown() {}

  static String of(String value) {
    return "'" + of(value, 60) + "'";
  }

  static String of(String value, int limit) {
    StringBuilder out = new StringBuilder(Math.min(value.length(), limit) + 1);
    for (int i = 0; i < value.length() && i < limit; i++) {
      char c = value.charAt(i);
      out.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '\uFFFD' : c);
    }
    return value.length() > limit ? out.append('…').toString() : out.toString();
  }
}
