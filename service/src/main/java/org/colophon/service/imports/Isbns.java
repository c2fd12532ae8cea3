package org.colophon.service.imports;

import java.util.Locale;

/// ISBNs in the spellings of the trade, brought to 13 digits.
final class Isbns {
  private Isbns() {}

  /// The ISBN-13 of a number with hyphens or spaces, or of an ISBN-10 whose check digit is right;
  /// any other text without hyphens and spaces.
  static String isbn13(String written) {
    String digits = written.replaceAll("[\\s\\p{Pd}]", "").toUpperCase(Locale.ROOT);
    if (!digits.matches("[0-9]{9}[0-9X]") || !isIsbn10(digits)) {
      return digits;
    }
    String twelve = "978" + digits.substring(0, 9);
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return twelve + (10 - sum % 10) % 10;
  }

  private static boolean isIsbn10(String digits) {
    int sum = 0;
    for (int i = 0; i < 10; i++) {
      int digit = digits.charAt(i) == 'X' ? 10 : digits.charAt(i) - '0';
      sum += (10 - i) * digit;
    }
    return sum % 11 == 0;
  }
}
