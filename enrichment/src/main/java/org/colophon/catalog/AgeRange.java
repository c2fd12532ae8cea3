package org.colophon.catalog;

/// The age of a book's reader (not of its buyer), in years, both ends included.
public record AgeRange(int from, int to) {
  public AgeRange {
    if (from < 0 || to < from || to > 120) {
      throw new IllegalArgumentException(
          "an age range is 0 <= from <= to <= 120, got " + from + " to " + to);
    }
  }
}
