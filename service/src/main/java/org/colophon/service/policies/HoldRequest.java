package org.colophon.service.policies;

import java.time.Instant;
import org.colophon.catalog.Hold;
import org.colophon.catalog.IdGrammar;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Excerpt;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// A request to stop everything in a scope.
@SchemaName("PlaceHold")
record HoldRequest(
    @Text @Description("An id is made when absent.") @Nullable String id,
    HoldScopeEntry scope,
    @Text(max = 500) String reason,
    @Text(max = 100) @Description("Who places it.") String by,
    @Description("The hold has always been in force when absent.") @Nullable SourceTime from,
    @Description("The hold lasts until it is lifted when absent.") @Nullable SourceTime until) {

  HoldRequest {
    checkId("hold", id);
    Instant start = from == null ? null : from.end(null);
    Instant end = until == null ? null : until.start(null);
    if (start != null && end != null && !end.isAfter(start)) {
      throw new ApiException(
          ErrorCode.BAD_VALUE, "/until", "is not after the start, " + start, "send a later end");
    }
  }

  /// Checks an id that somebody chose.
  static void checkId(String kind, @Nullable String id) {
    if (id != null) {
      try {
        IdGrammar.check(kind, id);
      } catch (IllegalArgumentException e) {
        throw new ApiException(
            ErrorCode.BAD_ID,
            "/id",
            Excerpt.of(String.valueOf(e.getMessage()), 300),
            "use an id such as 'recall-2026'");
      }
    }
  }

  /// @param generated its id when it has none
  Hold toHold(String generated) {
    return ApiException.converting(() ->
        new Hold(
            id == null ? generated : id,
            scope.toScope(),
            reason,
            by,
            from == null ? null : from.end(null),
            until == null ? null : until.start(null)));
  }
}
