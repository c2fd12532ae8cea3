package org.colophon.models;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// Unicode's normal forms of a text. A run of more than 30 combining marks is cut to 30, as in the
/// stream-safe format of UAX #15: sorting the marks of a run takes time by the square of its
/// length.
public final class UnicodeForm {
  private static final Pattern MARKS = Pattern.compile("(\\p{M}{30})\\p{M}++");

  private UnicodeForm() {}

  /// NFC: letters and their marks as one character where there is one.
  public static String composed(String text) {
    return of(text, Normalizer.Form.NFC);
  }

  /// NFD: letters and their marks apart.
  public static String decomposed(String text) {
    return of(text, Normalizer.Form.NFD);
  }

  private static String of(String text, Normalizer.Form form) {
    return Normalizer.normalize(MARKS.matcher(text).replaceAll("$1"), form);
  }
}
