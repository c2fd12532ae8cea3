package org.colophon.governance.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.Allowance;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.Item;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.governance.Action;
import org.colophon.governance.Obligation;
import org.colophon.governance.Preview;
import org.colophon.governance.Reason;
import org.colophon.governance.Reason.Severity;
import org.colophon.governance.ReasonCode;
import org.jspecify.annotations.Nullable;

/// A collector of the rules' findings, in the order in which they are found.
public final class ReasonCollector {
  private final List<Reason> reasons = new ArrayList<>();
  private final Set<Obligation> obligations = new LinkedHashSet<>();
  private final String item;
  private final @Nullable DeskId owner;
  private final PolicyOverrides loosening;

  /// @param item what is judged
  /// @param owner the desk that answers for it; null when none does
  /// @param loosening what it is let off
  public ReasonCollector(Item item, @Nullable DeskId owner, PolicyOverrides loosening) {
    this.item = "item:" + item.id();
    this.owner = owner;
    this.loosening = loosening;
  }

  /// Adds what was found of the item itself.
  void add(
      ReasonCode code,
      Severity severity,
      String subject,
      @Nullable Object observed,
      @Nullable Object limit) {
    add(code, severity, subject, observed, limit, Action.on(code.action(), item));
  }

  /// Adds what was found of the item itself, and what else than usual would clear it.
  void add(
      ReasonCode code,
      Severity severity,
      String subject,
      @Nullable Object observed,
      @Nullable Object limit,
      Action action) {
    add(new Reason(code, severity, subject, text(observed), text(limit), owner, action));
  }

  /// Adds that a fact of the item is missing.
  void missing(FactKey key) {
    Action action = new Action(ReasonCode.FACT_MISSING.action(), key.entity().text(), key);
    add(ReasonCode.FACT_MISSING, Severity.BLOCK, CurrentFacts.name(key), null, null, action);
  }

  /// Adds what was found of a fact.
  ///
  /// @param responsible who fixes it; null when nobody does
  void add(
      ReasonCode code,
      Severity severity,
      Fact fact,
      @Nullable Object observed,
      @Nullable Object limit,
      @Nullable DeskId responsible) {
    add(
        new Reason(
            code,
            severity,
            CurrentFacts.name(fact.key()),
            text(observed),
            text(limit),
            responsible,
            Action.of(code, fact, item)));
  }

  /// Adds what was found of a fact that the item's desk can look after.
  void ofDesk(
      ReasonCode code,
      Severity severity,
      Fact fact,
      @Nullable Object observed,
      @Nullable Object limit) {
    add(code, severity, fact, observed, limit, owner);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /// Adds a reason; one that blocks and that somebody lets the item off becomes a warning.
  private void add(Reason reason) {
    FactKey fact = reason.action().fact();
    Optional<Allowance> allowed =
        reason.severity() == Severity.BLOCK
            ? loosening.of(reason.code(), fact == null ? null : fact.type())
            : Optional.empty();
    keep(allowed.isPresent() ? reason.as(Severity.WARN) : reason);
    allowed.ifPresent(allowance -> overridden(allowance, reason.code(), reason.subject()));
  }

  /// Whether somebody lets a fact, or a content check, be as old as it is.
  ///
  /// @param subject the fact or field, as in its reason
  /// @param basis what its age counts from
  boolean mayBeOld(
      ReasonCode code,
      String subject,
      @Nullable FactType fact,
      Instant basis,
      DeliveryCalendar calendar) {
    Optional<Allowance> allowed = loosening.of(code, fact, basis, calendar);
    allowed.ifPresent(allowance -> overridden(allowance, code, subject));
    return allowed.isPresent();
  }

  private void overridden(Allowance allowance, ReasonCode code, String subject) {
    boolean exemption = allowance instanceof Allowance.Exemption;
    String name = (exemption ? "exception:" : "override:") + allowance.id();
    Action.Kind end = exemption ? Action.Kind.END_EXCEPTION : Action.Kind.END_OVERRIDE;
    keep(
        new Reason(
            ReasonCode.OVERRIDDEN,
            Severity.INFO,
            name,
            code + " " + subject,
            allowance.until().toString(),
            allowance instanceof Allowance.Exemption(_, _, _, _, _, var answering, _, _, _, _)
                ? answering
                : owner,
            Action.on(end, name)));
  }

  private void keep(Reason reason) {
    if (!reasons.contains(reason)) {
      reasons.add(reason);
    }
  }

  void addAll(List<Reason> found) {
    found.forEach(this::keep);
  }

  void oblige(Obligation obligation) {
    obligations.add(obligation);
  }

  /// Leaves a claim out.
  public void omit(String claim) {
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
