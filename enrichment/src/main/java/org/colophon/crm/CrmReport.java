package org.colophon.crm;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The counts of one sync, or of what one would do.
public final class CrmReport {
  private final Map<Count, Long> counts = new EnumMap<>(Count.class);

  /// Something that is counted.
  public enum Count {
    /// Contacts that the CRM had to delete.
    DELETED_THERE,
    /// Persons who are forgotten here since the CRM deleted them.
    DELETED_HERE,
    /// Contacts that were told to the CRM.
    SENT,
    /// Those of them with a consent that was denied or withdrawn.
    WITHDRAWALS_SENT,
    /// Contacts that the CRM did not take.
    REFUSED,
    /// Contacts that the CRM reported.
    RECEIVED,
    /// Those of them that changed something here.
    APPLIED,
    /// Older ones than a contact that is known.
    OUTDATED,
    /// Those of persons who were forgotten: they do not return.
    FORGOTTEN,
    /// Contacts whose fields at the CRM were not as they had been told.
    DIFFERED,
    /// Records and values that were not valid.
    INVALID
  }

  void add(Count count, long number) {
    if (number != 0) {
      counts.merge(count, number, Long::sum);
    }
  }

  public long get(Count count) {
    return counts.getOrDefault(count, 0L);
  }

  /// The counts that are above zero.
  public Map<Count, Long> counts() {
    return Map.copyOf(counts);
  }

  /// The counts in one text, such as `RECEIVED=3 SENT=1`.
  public String text() {
    return counts.entrySet().stream()
        .map(count -> count.getKey() + "=" + count.getValue())
        .collect(Collectors.joining(" "));
  }

  /// Reads what [#text()] wrote.
  public static CrmReport ofText(String text) {
    CrmReport report = new CrmReport();
    for (String count : text.split(" ", -1)) {
      int equals = count.indexOf('=');
      if (equals > 0) {
        report.add(
            Count.valueOf(count.substring(0, equals)), Long.parseLong(count.substring(equals + 1)));
      }
    }
    return report;
  }
}
