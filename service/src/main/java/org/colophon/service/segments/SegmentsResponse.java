package org.colophon.service.segments;

import java.time.Instant;
import java.util.List;
import org.colophon.audience.Audiences;
import org.colophon.audience.SegmentId;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// Segments by id, one page of them.
@SchemaName("Segments")
@Description("Segments by id.")
record SegmentsResponse(
    List<StoredSegmentResponse> segments,
    @Description("The last id of this page; absent when nothing follows.")
        @Nullable SegmentId nextAfter) {

  /// @param rest the segments from this page on
  static SegmentsResponse of(List<Audiences.Stored> rest, int limit, Instant now) {
    return new SegmentsResponse(
        rest.stream().limit(limit).map(stored -> StoredSegmentResponse.of(stored, now)).toList(),
        rest.size() > limit ? rest.get(limit - 1).segment().id() : null);
  }
}
