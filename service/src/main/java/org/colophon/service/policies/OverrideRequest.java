package org.colophon.service.policies;

import java.time.Instant;
import org.colophon.catalog.Allowance;
import org.colophon.catalog.Allowance.ItemOverride;
import org.colophon.catalog.ItemId;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// A request to let a reason pass for one item, for at most 72 hours.
@SchemaName("GiveOverride")
record OverrideRequest(
    @Text @Description("An id is made when absent.") @Nullable String id,
    ItemId item,
    @Text(max = 60) @Description("The reason's code.") String code,
    @Text(max = 60) @Description("Only for this type of fact.") @Nullable String fact,
    @Text(max = 500) String reason,
    @Text(max = 100) @Description("Who creates it.") String by,
    @Description("It counts at once when absent.") @Nullable SourceTime from,
    @Description("At most 72 hours after the start.") SourceTime until) {

  /// @param generated its id when it has none
  ItemOverride toOverride(String generated, Instant now) {
    Instant start = AllowanceFields.from(from, now);
    Instant last = start.plus(Allowance.LONGEST_OVERRIDE);
    Instant end = AllowanceFields.until(until, start, last, "72 hours");
    HoldRequest.checkId("exception or override", id);
    return ApiException.converting(() ->
        new ItemOverride(
            id == null ? generated : id,
            item,
            AllowanceFields.code(code).name(),
            AllowanceFields.fact(fact),
            reason,
            by,
            start,
            end));
  }
}
