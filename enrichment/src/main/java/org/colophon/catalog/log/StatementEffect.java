package org.colophon.catalog.log;

/// The effect of one statement on the current state.
public enum StatementEffect {
  /// Something current is another one now.
  CHANGED,
  /// It was known already; a clock moved at most.
  CONFIRMED,
  /// Older than what is known: history only.
  OLDER;

  /// Of two parts of one submission, the one that says more.
  StatementEffect and(StatementEffect other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
