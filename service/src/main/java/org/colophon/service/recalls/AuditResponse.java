package org.colophon.service.recalls;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.AuditReport;
import org.colophon.governance.ReasonCode;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// The result of judging past answers again.
@SchemaName("Audit")
public record AuditResponse(
    Instant from,
    Instant until,
    int answers,
    int judged,
    @Description("Not judged, since other policies are in force now.") int otherPolicies,
    @Description(
            "Items that the gate should have kept out with what was recorded by then; must be 0.")
        int gateViolations,
    @Description("Items that later facts show to be wrong.") int lateKnowledge,
    Map<String, Integer> lateBySource,
    List<CaseEntry> violations,
    List<CaseEntry> late) {
  private static final int MOST_CASES = 200;

  /// An item of a past answer that would not be shown now.
  @SchemaName("AuditCase")
  record CaseEntry(
      String responseId,
      ItemId item,
      Instant servedAt,
      String source,
      String delay,
      List<ReasonCode> reasons,
      List<String> wrong) {

    static List<CaseEntry> of(List<AuditReport.Case> cases) {
      return cases.stream()
          .limit(MOST_CASES)
          .map(one ->
              new CaseEntry(
                  one.exposure(),
                  one.item(),
                  one.servedAt(),
                  one.source(),
                  one.delay().toString(),
                  one.reasons(),
                  one.wrong()))
          .toList();
    }
  }

  public static AuditResponse of(AuditReport report) {
    return new AuditResponse(
        report.from(),
        report.until(),
        report.looked().answers(),
        report.looked().judged(),
        report.looked().otherPolicies(),
        report.violations().size(),
        report.late().size(),
        new TreeMap<>(report.bySource()),
        CaseEntry.of(report.violations()),
        CaseEntry.of(report.late()));
  }
}
