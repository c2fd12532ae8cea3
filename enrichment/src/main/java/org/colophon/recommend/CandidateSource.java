package org.colophon.recommend;

import java.time.Instant;
import java.util.List;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.enrichment.Enrichment;
import org.colophon.governance.Context;

/// A source of ranked candidates; it narrows only, the gate decides. Thread-safe.
public interface CandidateSource {
  /// Best first, at most `many`: targeted items, then the nearest ones. Fewer only when there are
  /// no more.
  ///
  /// @param context for whom and where they are asked for
  List<Candidate> forSegment(SegmentId segment, Context context, Instant now, int many);

  /// Best first, at most `many`, without the item itself. Fewer only when there are no more; none
  /// when the item is not indexed.
  List<Candidate> related(ItemId item, Context context, int many);

  /// Items near any of the reader's interests, best first, at most `many`; none where interests are
  /// not looked for.
  default List<Candidate> forInterest(Interest interest, Context context, int many) {
    return List.of();
  }

  /// Those of some candidates that a segment's examples are not against, most like its vectors
  /// first; all of them as they are where vectors are not known.
  default List<Candidate> asLikedBy(Segment segment, List<Candidate> candidates) {
    return candidates;
  }

  /// Items near a text that need not be stored, best first, at most `many`.
  List<Candidate> near(Enrichment text, int many);

  /// Those of the `many` items near a text that are related to it, best first; none where nothing
  /// is.
  default List<Candidate> alike(Enrichment text, int many) {
    return near(text, many);
  }
}
