package org.colophon.governance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.colophon.catalog.AgeRange;
import org.jspecify.annotations.Nullable;

/// The readers that an answer is for, as far as they are known, and what must not stand beside what
/// they see.
///
/// @param ages of readers; an item has to be for each of these ranges, and one of unknown age is
///   for none; empty: no age was asked for
/// @param languages ISO 639-1 codes; null: any
/// @param without what is left out because of what stands beside it
public record Audience(
    List<AgeRange> ages, @Nullable Set<String> languages, Set<Excluded> without) {
  /// Readers of whom nothing is known.
  public static final Audience ANYBODY = new Audience(List.of(), null, Set.of());

  public Audience {
    ages = List.copyOf(ages);
    languages = languages == null ? null : Collections.unmodifiableSet(new TreeSet<>(languages));
    without = Collections.unmodifiableSet(new TreeSet<>(without));
  }

  /// A kind of titles that is left out.
  public enum Excluded {
    /// Titles for adults only.
    ADULT_TITLES,
    /// Titles of which nobody said for what age they are, and that are not marked as children's.
    UNKNOWN_AGES,
    /// Titles for children and teenagers.
    CHILDRENS_TITLES
  }

  /// The same readers, who are of these ages too.
  public Audience ofAges(AgeRange range) {
    List<AgeRange> more = new ArrayList<>(ages);
    if (!more.contains(range)) {
      more.add(range);
    }
    return new Audience(more, languages, without);
  }

  /// The same readers, who read these languages too; only what is in both counts.
  public Audience reading(Set<String> some) {
    Set<String> both = new TreeSet<>(some);
    if (languages != null) {
      both.retainAll(languages);
    }
    return new Audience(ages, both, without);
  }

  /// The same readers, as rules of an audience describe them.
  ///
  /// @param range null: of any age
  /// @param some empty: of any language
  public Audience within(@Nullable AgeRange range, Set<String> some) {
    Audience narrower = range == null ? this : ofAges(range);
    return some.isEmpty() ? narrower : narrower.reading(some);
  }

  /// The same readers, with more left out.
  public Audience excluding(Set<Excluded> more) {
    Set<Excluded> all = EnumSet.noneOf(Excluded.class);
    all.addAll(without);
    all.addAll(more);
    return new Audience(ages, languages, all);
  }

  /// Whether titles for adults are left out: a reader may be a child, or a child's book stands
  /// beside them.
  public boolean mayBeMinor() {
    return without.contains(Excluded.ADULT_TITLES)
        || ages.stream().anyMatch(AgeRange::includesMinors);
  }

  /// `6-10,8+|de,en|adult_titles`; `|*|` for anybody.
  public String text() {
    String words =
        without.stream()
            .map(e -> e.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(","));
    return ages.stream().map(AgeRange::toString).collect(Collectors.joining(","))
        + "|"
        + (languages == null ? "*" : String.join(",", languages))
        + "|"
        + words;
  }

  /// Reads what [#text()] wrote.
  ///
  /// @throws IllegalArgumentException when it is not that
  public static Audience parse(String text) {
    String[] parts = text.split("\\|", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("'" + text + "' is not an audience");
    }
    return new Audience(
        list(parts[0]).stream().map(AgeRange::parse).toList(),
        parts[1].equals("*") ? null : Set.copyOf(list(parts[1])),
        list(parts[2]).stream()
            .map(word -> Excluded.valueOf(word.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toSet()));
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
  }
}
