package org.colophon.audience;

import java.util.Set;
import org.colophon.catalog.AgeRange;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.Readership;
import org.jspecify.annotations.Nullable;

/// A validated rule of a segment. A language or a territory that is not known rules nothing out,
/// since segments narrow and the gate decides; an unknown age passes no age rule.
public sealed interface SegmentRule {
  /// Items in one of these languages; `und` is not known.
  record InLanguage(Set<String> languages) implements SegmentRule {}

  /// Items of one of these types.
  record OfType(Set<ContentType> types) implements SegmentRule {}

  /// Items of one of these imprints.
  record OfImprint(Set<ImprintId> imprints) implements SegmentRule {}

  /// Readers in one of these countries.
  record InTerritory(Set<String> territories) implements SegmentRule {}

  /// Books for readers of overlapping ages. About the book's reader, never about the customer.
  record ForAges(AgeRange ages) implements SegmentRule {}

  /// The known data of an item and of the place where it would be shown.
  ///
  /// @param ages of its readers; null when nobody said
  /// @param territory of the reader; null when it is not known yet
  record Candidate(
      String language,
      ContentType type,
      ImprintId imprint,
      @Nullable AgeRange ages,
      @Nullable String territory) {

    /// A stored item, wherever it would be shown.
    public static Candidate of(Item item) {
      return new Candidate(
          item.content().language(),
          item.type(),
          item.imprint(),
          Readership.of(item.content()).ages(),
          null);
    }
  }

  /// Whether the rule lets the candidate through.
  default boolean admits(Candidate candidate) {
    return switch (this) {
      case InLanguage(var languages) ->
          candidate.language.equals("und") || languages.contains(candidate.language);
      case OfType(var types) -> types.contains(candidate.type);
      case OfImprint(var imprints) -> imprints.contains(candidate.imprint);
      case InTerritory(var territories) ->
          candidate.territory == null || territories.contains(candidate.territory);
      case ForAges(AgeRange ages) -> candidate.ages != null && ages.overlaps(candidate.ages);
    };
  }
}
