package org.colophon.matching;

import java.util.Set;
import org.colophon.audience.SegmentRule;
import org.colophon.catalog.AgeRange;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.Readership;
import org.colophon.catalog.Subject;
import org.colophon.enrichment.Enrichment;
import org.jspecify.annotations.Nullable;

/// An item or a draft to find segments for.
///
/// @param subjects the publisher's own; empty when there are none
/// @param ages of a book's readers; null when nobody said
public record MatchRequest(
    Enrichment enrichment,
    ContentType type,
    ImprintId imprint,
    Set<Subject> subjects,
    @Nullable AgeRange ages) {
  /// Of something of unknown age.
  public MatchRequest(
      Enrichment enrichment, ContentType type, ImprintId imprint, Set<Subject> subjects) {
    this(enrichment, type, imprint, subjects, null);
  }

  /// Of an item and what was read of its text.
  public static MatchRequest of(Item item, Enrichment enrichment) {
    return new MatchRequest(
        enrichment,
        item.type(),
        item.imprint(),
        Set.copyOf(item.content().subjects()),
        Readership.of(item.content()).ages());
  }

  public MatchRequest {
    subjects = Set.copyOf(subjects);
  }

  /// What segments' rules look at.
  SegmentRule.Candidate candidate() {
    return new SegmentRule.Candidate(enrichment.language().code(), type, imprint, ages, null);
  }
}
