package org.colophon.service.health;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Purpose;
import org.colophon.health.HealthReport;
import org.colophon.service.api.Description;
import org.colophon.service.api.IncidentMessage;
import org.colophon.service.api.SchemaName;
import org.colophon.service.sources.SourceResponse;

/// The report on the catalogue's health.
@SchemaName("HealthReport")
@Description("The report on the catalogue's health.")
public record HealthReportResponse(
    Instant at,
    @Description("The catalogue's sequence number that it was made at.") long seq,
    Purpose purpose,
    @JsonUnwrapped SharesEntry shares,
    List<ImprintEntry> imprints,
    @Description("What is blocked or left out, by cause.") List<HealthGroupEntry> groups,
    @Description("Blocked items in whose place another one is shown.") List<SettledEntry> settled,
    List<SourceResponse> sources,
    List<IncidentMessage> incidents,
    @Description("Records that ended and are still used.") List<UsageResponse> stale) {

  /// The numbers of items by verdict.
  record SharesEntry(int items, int pass, int block, int indeterminate, double passShare) {
    static SharesEntry of(int pass, int block, int indeterminate) {
      int items = pass + block + indeterminate;
      double share = items == 0 ? 1.0 : Math.round(1_000.0 * pass / items) / 1_000.0;
      return new SharesEntry(items, pass, block, indeterminate, share);
    }
  }

  /// The numbers of an imprint's items by verdict.
  @SchemaName("HealthImprint")
  record ImprintEntry(ImprintId imprint, @JsonUnwrapped SharesEntry shares) {}

  /// A blocked item in whose place another one is shown.
  @SchemaName("HealthSettled")
  record SettledEntry(ItemId item, String title, ItemId instead) {}

  public static HealthReportResponse of(HealthReport report) {
    return new HealthReportResponse(
        report.at(),
        report.seq(),
        report.purpose(),
        SharesEntry.of(report.passed(), report.blocked(), report.indeterminate()),
        report.shares().stream()
            .map(share ->
                new ImprintEntry(
                    share.imprint(),
                    SharesEntry.of(share.pass(), share.block(), share.indeterminate())))
            .toList(),
        report.groups().stream().map(HealthGroupEntry::of).toList(),
        report.settled().stream()
            .map(one -> new SettledEntry(one.item(), one.title(), one.instead()))
            .toList(),
        report.sources().stream().map(SourceResponse::of).toList(),
        report.incidents().stream().map(IncidentMessage::of).toList(),
        report.stale().stream().map(UsageResponse::of).toList());
  }
}
