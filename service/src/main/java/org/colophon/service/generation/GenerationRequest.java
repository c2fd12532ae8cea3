package org.colophon.service.generation;

import org.colophon.audience.SegmentId;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Range;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// A request for proposals about an item.
@SchemaName("GenerationRequest")
@Description("A task for the language model about an item.")
record GenerationRequest(
    ItemTask task,
    @Description("The audience, for explain_match.") @Nullable SegmentId segment,
    @Range(min = 1, max = 3) @Description("How many texts; 1 when absent.")
        @Nullable Integer variants) {

  /// The tasks about an item.
  enum ItemTask {
    EXPLAIN_MATCH,
    SUMMARIZE,
    TEASER,
    RANK_SEGMENTS,
    RANK_SUBJECTS;

    GenerationTask toTask() {
      return GenerationTask.valueOf(name());
    }
  }

  GenerationRequest {
    if ((task == ItemTask.EXPLAIN_MATCH) != (segment != null)) {
      throw new ApiException(
          segment == null ? ErrorCode.MISSING_FIELD : ErrorCode.BAD_VALUE,
          "/segment",
          segment == null ? "is missing" : "belongs to explain_match alone",
          segment == null ? "add the field" : "remove the field");
    }
  }

  int variantsOrOne() {
    return variants == null ? 1 : variants;
  }

  /// A request for proposals for a segment's description.
  @SchemaName("DescriptionRequest")
  @Description("A task for the language model about a segment.")
  record OfSegment(
      @Range(min = 1, max = 3) @Description("How many texts; 1 when absent.")
          @Nullable Integer variants) {
    int variantsOrOne() {
      return variants == null ? 1 : variants;
    }
  }
}
