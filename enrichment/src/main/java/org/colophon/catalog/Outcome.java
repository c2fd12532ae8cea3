package org.colophon.catalog;

/// What one statement did to what is current.
public enum Outcome {
  /// Something current is another one now.
  CHANGED,
  /// It was known already; a clock moved at most.
  CONFIRMED,
  /// Older than what is known: history only.
  OLDER;

  /// Of two parts of one submission, the one that says more.
  Outcome and(Outcome other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
