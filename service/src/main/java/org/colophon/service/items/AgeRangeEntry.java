package org.colophon.service.items;

import org.colophon.catalog.AgeRange;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Range;
import org.colophon.service.api.SchemaName;

/// The readers' age in years, both ends included.
@SchemaName("AgeRange")
public record AgeRangeEntry(@Range(max = 120) int from, @Range(max = 120) int to) {
  public AgeRangeEntry {
    if (to < from) {
      throw new ApiException(
          ErrorCode.BAD_VALUE,
          "/to",
          "'" + to + "' is out of range",
          "send a number from " + from + " to 120");
    }
  }

  static AgeRangeEntry of(AgeRange range) {
    return new AgeRangeEntry(range.from(), range.to());
  }

  AgeRange toAgeRange() {
    return new AgeRange(from, to);
  }
}
