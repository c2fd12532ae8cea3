package org.colophon.catalog;

/// Whether an item was found wrong, and whether that is mended.
public enum Correction {
  NONE,
  /// Known to be wrong and not mended yet: nobody may be shown it.
  PENDING,
  /// Mended; the text says so.
  CORRECTED
}
