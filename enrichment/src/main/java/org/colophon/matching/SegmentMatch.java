package org.colophon.matching;

import java.util.List;
import org.colophon.audience.Segment;
import org.colophon.models.Span;
import org.jspecify.annotations.Nullable;

/// A segment that fits an item, and why.
///
/// @param score in [0, 1]; a match score, not a probability
/// @param words the score in words, a stable key: `fits_well`, `fits`, `might_fit`; `does_not_fit`
///   below the line
/// @param evidence the sentence of the text that supports it most; null when only the title does
/// @param because what the item and the segment share, in words, strongest first
public record SegmentMatch(
    Segment segment, double score, String words, @Nullable Span evidence, List<String> because) {
  public SegmentMatch {
    because = List.copyOf(because);
  }
}
