package org.colophon.governance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.DeskId;
import org.colophon.governance.Reason.Severity;
import org.jspecify.annotations.Nullable;

/// Collects what the rules find, in the order in which they find it.
final class Findings {
  private final List<Reason> reasons = new ArrayList<>();
  private final Set<Obligation> obligations = new LinkedHashSet<>();
  private final @Nullable DeskId owner;

  /// @param owner the desk named where a rule knows no better one
  Findings(@Nullable DeskId owner) {
    this.owner = owner;
  }

  void add(
      ReasonCode code,
      Severity severity,
      String subject,
      @Nullable Object observed,
      @Nullable Object limit) {
    add(code, severity, subject, observed, limit, owner);
  }

  void add(
      ReasonCode code,
      Severity severity,
      String subject,
      @Nullable Object observed,
      @Nullable Object limit,
      @Nullable DeskId responsible) {
    Reason reason =
        new Reason(
            code,
            severity,
            subject,
            observed == null ? null : observed.toString(),
            limit == null ? null : limit.toString(),
            responsible);
    if (!reasons.contains(reason)) {
      reasons.add(reason);
    }
  }

  void addAll(List<Reason> found) {
    for (Reason reason : found) {
      if (!reasons.contains(reason)) {
        reasons.add(reason);
      }
    }
  }

  void oblige(Obligation obligation) {
    obligations.add(obligation);
  }

  /// Leaves a claim out.
  void omit(String claim) {
    obligations.add(new Obligation.OmitClaim(claim));
  }

  boolean omits(String claim) {
    return obligations.contains(new Obligation.OmitClaim(claim));
  }

  List<Reason> reasons() {
    return List.copyOf(reasons);
  }

  List<Obligation> obligations() {
    return List.copyOf(obligations);
  }

  /// Block beats indeterminate beats pass.
  Preview.Decision decision() {
    if (has(Severity.BLOCK)) {
      return Preview.Decision.BLOCK;
    }
    return has(Severity.INDETERMINATE) ? Preview.Decision.INDETERMINATE : Preview.Decision.PASS;
  }

  private boolean has(Severity severity) {
    return reasons.stream().anyMatch(reason -> reason.severity() == severity);
  }
}
