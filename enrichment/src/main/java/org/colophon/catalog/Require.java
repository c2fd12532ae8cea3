package org.colophon.catalog;

/// Argument checks for compact constructors.
final class Require {
  private Require() {}

  static void text(String what, String value, int maxLength) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(what + " must not be empty");
    }
    if (value.length() > maxLength) {
      throw new IllegalArgumentException(
          what + " has " + value.length() + " characters; the limit is " + maxLength);
    }
  }
}
