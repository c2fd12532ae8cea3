package org.colophon.service.crm;

import java.util.Map;
import java.util.TreeMap;
import org.colophon.crm.CrmReport;
import org.colophon.service.api.Description;
import org.colophon.service.api.EnumNames;

/// The counts of an exchange with the CRM.
record CrmSyncResponse(
    boolean dryRun,
    @Description("What was done, or would be, by kind; what is missing is 0.")
        Map<String, Long> counts,
    @Description("What ended it early; empty when it was completed.") String problem) {

  static CrmSyncResponse of(boolean dryRun, CrmReport report, String problem) {
    return new CrmSyncResponse(dryRun, counts(report), problem);
  }

  static Map<String, Long> counts(CrmReport report) {
    Map<String, Long> counts = new TreeMap<>();
    report.counts().forEach((count, number) -> counts.put(EnumNames.of(count), number));
    return counts;
  }
}
