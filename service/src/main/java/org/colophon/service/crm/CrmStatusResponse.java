package org.colophon.service.crm;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.colophon.audience.SegmentId;
import org.colophon.crm.CrmStore;
import org.colophon.service.api.Description;
import org.jspecify.annotations.Nullable;

/// The state of the exchange with the CRM.
record CrmStatusResponse(
    @Description("`files` or `salesforce`.") String connector,
    @Description("How long between two exchanges, as an ISO 8601 duration.") String every,
    boolean running,
    @Description("The exchange that ended last.") @Nullable RunEntry last,
    @Description(
            "In how many persons both sides differ, as far as is known: the sum of the next four.")
        long drift,
    @Description("Persons whose data changed since the CRM was told.") long pending,
    @Description("Persons whom the CRM has to delete.") long deletions,
    @Description("Persons whom the CRM does not take.") long refused,
    @Description("Contacts that the last reading of all contacts did not find.") long unseen,
    @Description("When the last complete reading of all contacts began.")
        @Nullable Instant readAllAt,
    @Description("The segments that have members.") List<SegmentEntry> segments) {

  /// An exchange that ended.
  record RunEntry(
      Instant started,
      Instant ended,
      @Description("By kind; what is missing is 0.") Map<String, Long> counts,
      @Description("What ended it early; missing when it was completed.")
          @Nullable String problem) {}

  /// The size of a segment.
  record SegmentEntry(SegmentId id, long members) {}

  static CrmStatusResponse of(CrmService service) {
    CrmStore.Status status = service.status();
    CrmStore.Run last = status.last();
    return new CrmStatusResponse(
        service.connector(),
        service.every().toString(),
        service.isRunning(),
        last == null
            ? null
            : new RunEntry(
                last.started(),
                last.ended(),
                CrmSyncResponse.counts(last.report()),
                last.problem().isEmpty() ? null : last.problem()),
        status.drift(),
        status.pending(),
        status.deletions(),
        status.refused(),
        status.unseen(),
        status.fullAt(),
        service.members().entrySet().stream()
            .map(segment -> new SegmentEntry(segment.getKey(), segment.getValue()))
            .toList());
  }
}
