package org.colophon.linking;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A person's years of birth and death, as far as a text states them.
///
/// @param born null when unknown
/// @param died null when unknown or alive
record LifeDates(@Nullable Integer born, @Nullable Integer died) {
  static final LifeDates UNKNOWN = new LifeDates(null, null);

  private static final String YEAR = "(1[5-9]\\d\\d|20\\d\\d)";
  private static final Pattern BOTH =
      Pattern.compile("\\(\\*?\\s*+" + YEAR + "\\s*+[–—-]\\s*+†?\\s*+" + YEAR + "\\)");
  private static final Pattern BORN =
      Pattern.compile(
          "(?:geboren|[Jj]ahrgang|Jg\\.|[Bb]orn|geb\\.|\\*)\\D{0,30}?"
              + YEAR
              + "|"
              + YEAR
              + "\\D{0,40}? geboren");
  private static final Pattern DIED =
      Pattern.compile(
          "(?:gestorben|starb|died|†)\\D{0,30}?" + YEAR + "|" + YEAR + "\\D{0,40}? gestorben");
  private static final Pattern BRACKET = Pattern.compile("^[’'s]{0,2}\\s{0,2}(\\([^)]{4,40}\\))");

  /// What a biography says.
  static LifeDates of(String biography) {
    Matcher both = BOTH.matcher(biography);
    if (both.find()) {
      return new LifeDates(Integer.valueOf(both.group(1)), Integer.valueOf(both.group(2)));
    }
    return new LifeDates(year(BORN, biography), year(DIED, biography));
  }

  /// What stands in brackets right after a name: `(1955–2003)`, `(geb. 1974)`.
  static LifeDates after(String text, int nameEnd) {
    if (nameEnd > text.length()) {
      return UNKNOWN;
    }
    Matcher bracket = BRACKET.matcher(text).region(nameEnd, text.length());
    return bracket.find() ? of(bracket.group(1)) : UNKNOWN;
  }

  /// Whether both say the same year of birth or death.
  boolean agrees(LifeDates other) {
    return (born != null && born.equals(other.born)) || (died != null && died.equals(other.died));
  }

  /// Whether they cannot be of one person.
  boolean contradicts(LifeDates other) {
    boolean birth = born != null && other.born != null && !born.equals(other.born);
    boolean death = died != null && other.died != null && !died.equals(other.died);
    boolean order = born != null && other.died != null && other.died < born;
    return birth || death || order;
  }

  private static @Nullable Integer year(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return null;
    }
    return Integer.valueOf(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
  }
}
