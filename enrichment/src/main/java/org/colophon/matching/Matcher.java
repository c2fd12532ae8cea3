package org.colophon.matching;

import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.enrichment.Enrichment;

/// Finds the segments that an item is for.
public interface Matcher {
  /// For whom the text is.
  SegmentMatches segmentsFor(Enrichment enrichment, ContentType type, ImprintId imprint);
}
