package org.colophon.service.api;

import org.colophon.catalog.AgeRange;
import org.jspecify.annotations.Nullable;

/// The readers' age in years, both ends included.
@SchemaName("AgeRange")
@Description(
    "The readers' age in years: from, to or both. Without to it means \"and older\", without from"
        + " \"and younger\".")
public record AgeRangeEntry(
    @Range(max = 120) @Nullable Integer from, @Range(max = 120) @Nullable Integer to) {
  public AgeRangeEntry {
    if (from == null && to == null) {
      throw new ApiException(
          ErrorCode.MISSING_FIELD, "/from", "is missing", "send from, to or both, in years");
    }
    if (from != null && to != null && to < from) {
      throw new ApiException(
          ErrorCode.BAD_VALUE,
          "/to",
          "'" + to + "' is out of range",
          "send a number from " + from + " to 120");
    }
  }

  public static AgeRangeEntry of(AgeRange range) {
    return new AgeRangeEntry(range.from(), range.to() == AgeRange.OLDEST ? null : range.to());
  }

  public AgeRange toAgeRange() {
    return new AgeRange(from == null ? 0 : from, to == null ? AgeRange.OLDEST : to);
  }
}
