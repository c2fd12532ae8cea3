package org.colophon.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The people whom a text is written for, as far as its publisher says: by its age range, else by
/// the interest age among its Thema qualifiers. A text that is marked as erotic or explicit is for
/// adults whatever age it states.
///
/// @param ages null when nobody said
/// @param adultsOnly whether it is not for children and teenagers
/// @param children whether it is written for children or teenagers, of whatever age
public record Readership(@Nullable AgeRange ages, boolean adultsOnly, boolean children) {
  /// Erotic fiction and romance, confessions, comics and manga for adults; and what contains
  /// explicit material.
  private static final List<String> ADULT = List.of("FP", "FRX", "DNXZ", "XAMX", "XQXE", "5X");

  /// What is written for children and teenagers.
  private static final String CHILDREN = "Y";

  /// Thema's interest ages. Those of babies count as from 0; 5AR, 5AX and 5AZ say how well somebody
  /// reads.
  private static final Map<String, AgeRange> INTEREST =
      Map.ofEntries(
          Map.entry("5AC", AgeRange.from(3)),
          Map.entry("5AD", AgeRange.from(4)),
          Map.entry("5AF", AgeRange.from(5)),
          Map.entry("5AG", AgeRange.from(6)),
          Map.entry("5AH", AgeRange.from(7)),
          Map.entry("5AJ", AgeRange.from(8)),
          Map.entry("5AK", AgeRange.from(9)),
          Map.entry("5AL", AgeRange.from(10)),
          Map.entry("5AM", AgeRange.from(11)),
          Map.entry("5AN", AgeRange.from(12)),
          Map.entry("5AP", AgeRange.from(13)),
          Map.entry("5AQ", AgeRange.from(14)),
          Map.entry("5AS", AgeRange.from(15)),
          Map.entry("5AT", AgeRange.from(16)),
          Map.entry("5AU", AgeRange.from(17)),
          Map.entry("5AV", new AgeRange(17, 29)));

  /// What the publisher says of a text.
  public static Readership of(Content content) {
    List<String> codes =
        content.subjects().stream()
            .filter(s -> s.scheme().toLowerCase(Locale.ROOT).startsWith("thema"))
            .map(s -> s.code().toUpperCase(Locale.ROOT))
            .toList();
    AgeRange stated = content.ageRange() == null ? interest(codes) : content.ageRange();
    boolean marked = codes.stream().anyMatch(Readership::isForAdults);
    boolean minors = stated != null && stated.includesMinors();
    return new Readership(
        marked ? adults(stated) : stated,
        marked || (stated != null && !minors),
        minors || codes.stream().anyMatch(code -> code.startsWith(CHILDREN)));
  }

  /// Whether a Thema code marks a text as erotic or explicit.
  public static boolean isForAdults(String code) {
    return ADULT.stream().anyMatch(code::startsWith);
  }

  private static AgeRange adults(@Nullable AgeRange stated) {
    return stated == null || stated.to() < AgeRange.ADULT
        ? AgeRange.from(AgeRange.ADULT)
        : new AgeRange(Math.max(AgeRange.ADULT, stated.from()), stated.to());
  }

  /// The highest of the interest ages that are coded, as the strictest; null when there is none.
  private static @Nullable AgeRange interest(List<String> codes) {
    return codes.stream()
        .flatMap(Readership::interest)
        .max((one, other) -> Integer.compare(one.from(), other.from()))
        .orElse(null);
  }

  private static Stream<AgeRange> interest(String code) {
    return code.startsWith("5AB")
        ? Stream.of(AgeRange.from(0))
        : Stream.ofNullable(INTEREST.get(code));
  }
}
