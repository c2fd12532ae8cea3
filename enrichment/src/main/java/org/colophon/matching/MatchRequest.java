package org.colophon.matching;

import java.util.Set;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Subject;
import org.colophon.enrichment.Enrichment;

/// An item or a draft for which segments are looked for.
///
/// @param subjects the publisher's own; empty when there are none
public record MatchRequest(
    Enrichment enrichment, ContentType type, ImprintId imprint, Set<Subject> subjects) {
  public MatchRequest {
    subjects = Set.copyOf(subjects);
  }
}
