package org.colophon.matching;

import java.util.List;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SegmentUse;

/// The result of a segment search for an item.
///
/// @param matches those that fit, best first; empty means that no segment fits, and `note` says why
/// @param rest further ones, below the line
/// @param leftOut segments that were not considered, with the reason
public record SegmentMatches(
    List<SegmentMatch> matches, List<SegmentMatch> rest, List<LeftOut> leftOut, String note) {
  public SegmentMatches {
    matches = List.copyOf(matches);
    rest = List.copyOf(rest);
    leftOut = List.copyOf(leftOut);
  }

  /// A segment that is not suggested, with the reason.
  ///
  /// @param reason in words; `code` says the same
  public record LeftOut(SegmentId id, String name, SegmentUse.Code code, String reason) {}
}
