package org.colophon.exposure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.colophon.catalog.ItemId;
import org.colophon.governance.ReasonCode;

/// The result of a [ShadowAudit].
///
/// @param violations what the gate should have kept out with what was recorded by then
/// @param late what nobody here could know then
/// @param bySource how many of the latter each source is the cause of; a hold counts as `hold`
public record AuditReport(
    Instant from,
    Instant until,
    Looked looked,
    List<Case> violations,
    List<Case> late,
    Map<String, Integer> bySource) {
  public AuditReport {
    violations = List.copyOf(violations);
    late = List.copyOf(late);
    bySource = Map.copyOf(bySource);
  }

  /// The number of answers and items examined.
  ///
  /// @param answers that went out
  /// @param judged items in them that were judged
  /// @param otherPolicies items that were not, since other policies are in force now
  public record Looked(int answers, int judged, int otherPolicies) {}

  /// An item that was shown and should not have been, or not in that form.
  ///
  /// @param source who told late; `gate` for a violation
  /// @param delay between the source's own time and the record here
  /// @param reasons that block it; empty when only what was said of it was wrong
  /// @param wrong what was said and was wrong
  public record Case(
      String exposure,
      ItemId item,
      Instant servedAt,
      String source,
      Duration delay,
      List<ReasonCode> reasons,
      List<String> wrong) {
    public Case {
      reasons = List.copyOf(reasons);
      wrong = List.copyOf(wrong);
    }
  }
}
