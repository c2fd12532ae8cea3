package org.colophon.catalog;

import org.jspecify.annotations.Nullable;

/// One sellable form of a work. Its price, availability, ranks, dates and embargoes are facts.
///
/// @param isbn13 13 digits; null when the form has none
public record Product(ProductId id, @Nullable String isbn13, ProductForm form) {
  public Product {
    if (isbn13 != null && !isIsbn13(isbn13)) {
      throw new IllegalArgumentException(
          "'" + isbn13 + "' is not a valid ISBN-13: use 13 digits with a correct check digit");
    }
  }

  /// Whether a text is 13 digits with the prefix and the check digit of an ISBN.
  public static boolean isIsbn13(String value) {
    if (!value.matches("97[89][0-9]{10}")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 13; i++) {
      sum += (value.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return sum % 10 == 0;
  }
}
