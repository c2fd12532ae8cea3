package org.colophon.matching;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.colophon.audience.SegmentRule;
import org.colophon.catalog.AgeRange;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemLink;
import org.colophon.catalog.Readership;
import org.colophon.catalog.Subject;
import org.colophon.enrichment.EnrichedItems.Enriched;
import org.colophon.enrichment.Enrichment;
import org.colophon.models.AnalyzedText;
import org.colophon.models.DetectedLanguage;
import org.colophon.text.ItemText;
import org.jspecify.annotations.Nullable;

/// An item or a draft to find segments for.
///
/// @param subjects the publisher's own and those that people accepted; empty when there are none
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

  /// Of an item, what people linked it to, and what was read of its text.
  public static MatchRequest of(Item item, List<ItemLink> links, Enrichment enrichment) {
    Set<Subject> subjects = new HashSet<>(item.content().subjects());
    subjects.addAll(ItemLink.subjects(links));
    return new MatchRequest(
        enrichment, item.type(), item.imprint(), subjects, Readership.of(item.content()).ages());
  }

  /// Of an item, what people linked it to, and what is stored of its text; without sentences, which
  /// scores do not need.
  static MatchRequest stored(Item item, List<ItemLink> links, ItemText text, Enriched stored) {
    Enrichment enrichment =
        new Enrichment(
            text,
            new DetectedLanguage(stored.stored().language(), 1),
            new AnalyzedText(text.text(), List.of()),
            stored.passages(),
            stored.stored().annotations(),
            List.of());
    return of(item, links, enrichment);
  }

  public MatchRequest {
    subjects = Set.copyOf(subjects);
  }

  /// What segments' rules look at.
  SegmentRule.Candidate candidate() {
    return new SegmentRule.Candidate(enrichment.language().code(), type, imprint, ages, null);
  }
}
