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
  /// The most items that are related to a text.
  int MOST_ALIKE = 30;

  /// At most `many`: targeted items, then those that fit by the desk's score, best first. Fewer
  /// only when no others fit.
  ///
  /// @param context for whom and where they are asked for
  List<Candidate> forSegment(SegmentId segment, Context context, Instant now, int many);

  /// What the desk suggests as related to an item, best first, at most `many`, without the item
  /// itself; none when it is not indexed.
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

  /// Items related to a text, best first; none where nothing is.
  ///
  /// @param self the item of the text, which is left out
  /// @param context for whom and where they would be shown
  default List<Candidate> alike(Enrichment text, ItemId self, Context context) {
    return near(text, MOST_ALIKE);
  }

  /// Those of some candidates for which nobody rejected a segment.
  default List<Candidate> withoutRejected(SegmentId segment, List<Candidate> some) {
    return some;
  }
}
