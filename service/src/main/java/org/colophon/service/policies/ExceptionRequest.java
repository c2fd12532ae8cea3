package org.colophon.service.policies;

import java.time.Instant;
import java.time.ZoneOffset;
import org.colophon.catalog.Allowance;
import org.colophon.catalog.Allowance.Exemption;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.governance.ReasonCode;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// A request to let a reason pass for an imprint, for at most twelve months.
@SchemaName("GiveException")
record ExceptionRequest(
    @Text @Description("An id is made when absent.") @Nullable String id,
    ImprintId imprint,
    @Text(max = 60) @Description("The reason's code.") String code,
    @Text(max = 60) @Description("Only for this type of fact.") @Nullable String fact,
    @Text(max = 40) @Description("The age that is let pass, for reasons of age: P9D.")
        @Nullable String limit,
    @Description("The desk that is responsible for it.") DeskId owner,
    @Text(max = 500) String reason,
    @Text(max = 100) @Description("Who creates it.") String by,
    @Description("It counts at once when absent.") @Nullable SourceTime from,
    @Description("At most twelve months after the start.") SourceTime until) {

  /// @param generated its id when it has none
  Exemption toExemption(String generated, Instant now) {
    Instant start = AllowanceFields.from(from, now);
    Instant last = start.atZone(ZoneOffset.UTC).plus(Allowance.LONGEST_EXEMPTION).toInstant();
    Instant end = AllowanceFields.until(until, start, last, "12 months");
    ReasonCode reasonCode = AllowanceFields.code(code);
    HoldRequest.checkId("exception or override", id);
    return ApiException.converting(() ->
        new Exemption(
            id == null ? generated : id,
            imprint,
            reasonCode.name(),
            AllowanceFields.fact(fact),
            AllowanceFields.limit(limit, reasonCode),
            owner,
            reason,
            by,
            start,
            end));
  }
}
