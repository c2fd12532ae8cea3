package org.colophon.catalog;

/// The age of a book's reader (not of its buyer), in years, both ends included.
///
/// @param to [#OLDEST]: "and older"
public record AgeRange(int from, int to) {
  /// Stands for "and older".
  public static final int OLDEST = 120;

  /// From this age on readers are adults.
  public static final int ADULT = 18;

  public AgeRange {
    if (from < 0 || to < from || to > OLDEST) {
      throw new IllegalArgumentException(
          "an age range is 0 <= from <= to <= 120, got " + from + " to " + to);
    }
  }

  /// Readers of this age and older.
  public static AgeRange from(int from) {
    return new AgeRange(from, OLDEST);
  }

  /// Whether somebody is of both ages.
  public boolean overlaps(AgeRange other) {
    return from <= other.to && other.from <= to;
  }

  /// Whether some of the readers may be children or teenagers.
  public boolean includesMinors() {
    return from < ADULT;
  }

  /// `6-10`, `8+`.
  @Override
  public String toString() {
    return to == OLDEST ? from + "+" : from + "-" + to;
  }

  /// Reads what [#toString()] wrote.
  public static AgeRange parse(String text) {
    int dash = text.indexOf('-');
    return dash < 0
        ? from(Integer.parseInt(text.substring(0, text.length() - 1)))
        : new AgeRange(
            Integer.parseInt(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
  }
}
