package org.colophon.matching;

import java.util.List;
import org.colophon.audience.Segment;
import org.colophon.models.Span;
import org.jspecify.annotations.Nullable;

/// A segment that fits an item, and why.
///
/// @param score in [0, 1]
/// @param scale what the score means
/// @param words the score in words, a stable key: `fits_well`, `fits`, `might_fit`; `does_not_fit`
///   below the line
/// @param evidence the sentence of the text that supports it most; null when only the title does
/// @param because what the item and the segment share, in words, strongest first; where it is not
///   among those that fit, last `behind NAME: …`, in what the first one was ahead
public record SegmentMatch(
    Segment segment,
    double score,
    Scale scale,
    String words,
    @Nullable Span evidence,
    List<String> because) {
  public SegmentMatch {
    because = List.copyOf(because);
  }

  /// The meaning of a score.
  public enum Scale {
    /// A higher one fits better; no more is said.
    MATCH_SCORE,
    /// So many of a hundred matches with this score are right: fitted on people's decisions.
    PROBABILITY
  }
}
