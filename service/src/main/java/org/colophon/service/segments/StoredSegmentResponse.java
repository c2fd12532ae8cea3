package org.colophon.service.segments;

import java.time.Instant;
import org.colophon.audience.Audiences;
import org.colophon.audience.SegmentUse;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// A stored segment, and whether it may be used now.
@SchemaName("StoredSegment")
@Description("A stored segment, and whether it may be used now.")
record StoredSegmentResponse(
    SegmentDocument segment,
    @Description("Rises when the language, the description or the definition changes.")
        long version,
    @Description("Whether it is proposed to editors and answers readers now.") Use use) {

  /// The usability of a segment now, with the reason where it may not be used.
  @SchemaName("SegmentUse")
  record Use(
      boolean usable,
      @Description("Present when it may not be used, such as SEGMENT_TOO_SMALL.")
          @Nullable String code,
      @Nullable String reason) {}

  static StoredSegmentResponse of(Audiences.Stored stored, Instant now) {
    return new StoredSegmentResponse(
        SegmentDocument.of(stored.segment()),
        stored.version(),
        switch (SegmentUse.of(stored, now)) {
          case SegmentUse.Usable() -> new Use(true, null, null);
          case SegmentUse.Unusable(SegmentUse.Code code, String reason) ->
              new Use(false, code.name(), reason);
        });
  }
}
