package org.colophon.catalog;

/// The correction state of an item: none, pending or corrected.
public enum Correction {
  NONE,
  /// Known to be wrong and not corrected yet: nobody may be shown it.
  PENDING,
  /// Mended; the text says so.
  CORRECTED
}
