package org.colophon.governance.rules;

import static org.colophon.governance.Reason.Severity.BLOCK;
import static org.colophon.governance.Reason.Severity.WARN;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Correction;
import org.colophon.catalog.Hold;
import org.colophon.catalog.Identity;
import org.colophon.catalog.Item;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.Subject;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.governance.Action;
import org.colophon.governance.Action.Kind;
import org.colophon.governance.Context;
import org.colophon.governance.Limit;
import org.colophon.governance.Obligation;
import org.colophon.governance.Reason.Severity;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.policy.Policy;
import org.colophon.governance.policy.Policy.CheckRule;
import org.colophon.governance.policy.Policy.Requirement;
import org.jspecify.annotations.Nullable;

/// The rules for the item itself.
final class ItemRules {
  private static final DeliveryCalendar NO_CALENDAR = DeliveryCalendar.daily(ZoneOffset.UTC);

  private ItemRules() {}

  /// Holds, recalls and tombstones: they block whatever a policy says. A correction that is pending
  /// blocks everywhere but on the desk.
  static void restrictions(
      Snapshot snapshot, Context context, Horizon horizon, ReasonCollector findings) {
    if (snapshot.version().tombstone()) {
      findings.add(ReasonCode.TOMBSTONED, BLOCK, "item", null, null);
    }
    if (snapshot.version().conflict()) {
      findings.add(
          ReasonCode.FACT_CONFLICT,
          BLOCK,
          "item",
          "two versions under one order key",
          null,
          Action.on(Kind.RECORD_ITEM, "item:" + snapshot.item().id()));
    }
    for (Hold hold : snapshot.holds()) {
      if (horizon.mayApply(hold.from(), hold.until())) {
        String name = "hold:" + hold.id();
        Action lift = Action.on(Kind.LIFT_HOLD, name);
        findings.add(ReasonCode.ON_HOLD, BLOCK, name, hold.reason(), hold.until(), lift);
      }
    }
    if (snapshot.item().lifecycle().state() == SourceState.RECALLED) {
      findings.add(ReasonCode.RECALLED, BLOCK, "lifecycle.state", SourceState.RECALLED, null);
    }
    if (!context.purpose().isForEditors()
        && snapshot.item().lifecycle().correction() == Correction.PENDING) {
      findings.add(
          ReasonCode.CORRECTION_PENDING, BLOCK, "lifecycle.correction", Correction.PENDING, null);
    }
  }

  static void apply(Policy policy, Snapshot snapshot, Horizon horizon, ReasonCollector findings) {
    policy.require().forEach((what, weight) -> requirement(what, weight, snapshot, findings));
    lifecycle(policy, snapshot.item(), horizon, findings);
    for (CheckRule rule : policy.checks()) {
      check(rule, snapshot.item(), horizon, findings);
    }
    asOf(policy.asOf(), snapshot.item().lifecycle(), horizon, findings);
  }

  private static void requirement(
      Requirement what, Severity weight, Snapshot snapshot, ReasonCollector findings) {
    Item item = snapshot.item();
    Identity identity = item.identity();
    switch (what) {
      case OWNER -> owner(weight, snapshot, findings);
      case CANONICAL -> {
        if (identity.canonicalId() == null && identity.canonicalUrl() == null) {
          findings.add(ReasonCode.CANONICAL_MISSING, weight, "canonical_id", null, null);
        }
      }
      case SOURCE -> {
        if (!snapshot.sources().containsKey(identity.source())) {
          Action register = Action.on(Kind.REGISTER_SOURCE, "source:" + identity.source());
          findings.add(
              ReasonCode.SOURCE_UNKNOWN, weight, "source", identity.source(), null, register);
        }
      }
      case PUBLISHED_AT -> {
        if (item.lifecycle().publishedAt() == null) {
          findings.add(ReasonCode.PUBLISHED_UNKNOWN, weight, "lifecycle.published_at", null, null);
        }
      }
      case ORIGINAL -> original(weight, identity, findings);
    }
  }

  private static void owner(Severity weight, Snapshot snapshot, ReasonCollector findings) {
    if (!snapshot.imprintKnown()) {
      String imprint = "imprint:" + snapshot.item().imprint();
      findings.add(
          ReasonCode.IMPRINT_UNKNOWN,
          WARN,
          "imprint",
          snapshot.item().imprint(),
          null,
          Action.on(Kind.REGISTER_IMPRINT, imprint));
    }
    if (snapshot.item().desk() == null) {
      findings.add(ReasonCode.OWNER_MISSING, weight, "desk", null, null);
    } else if (snapshot.desk() == null || !snapshot.desk().answers()) {
      boolean empty = snapshot.desk() != null && snapshot.desk().active();
      findings.add(
          ReasonCode.OWNER_INACTIVE,
          weight,
          "desk",
          snapshot.item().desk(),
          empty ? "has no members" : null);
    } else if (!snapshot.desk().id().equals(snapshot.item().desk())) {
      findings.add(
          ReasonCode.OWNER_INACTIVE,
          WARN,
          "desk",
          snapshot.item().desk(),
          snapshot.desk().id() + " answers");
    }
  }

  private static void original(Severity weight, Identity identity, ReasonCollector findings) {
    if (identity.duplicateOf() != null) {
      findings.add(ReasonCode.DUPLICATE_OF, weight, "duplicate_of", identity.duplicateOf(), null);
    }
    if (identity.supersededBy() != null) {
      findings.add(
          ReasonCode.SUPERSEDED_BY, weight, "superseded_by", identity.supersededBy(), null);
    }
  }

  private static void lifecycle(
      Policy policy, Item item, Horizon horizon, ReasonCollector findings) {
    Lifecycle lifecycle = item.lifecycle();
    SourceState state = lifecycle.state();
    if (!policy.serve().contains(state) && state != SourceState.RECALLED) { // blocks anyway
      findings.add(stateCode(state), BLOCK, "lifecycle.state", state, policy.serve());
    }
    if (lifecycle.goLiveAt() != null && !horizon.begun(lifecycle.goLiveAt())) {
      findings.add(
          ReasonCode.NOT_YET_LIVE, BLOCK, "lifecycle.go_live_at", lifecycle.goLiveAt(), null);
    }
    publication(policy, item, horizon, findings);
    if (lifecycle.expiresAt() != null && horizon.maybeEnded(lifecycle.expiresAt())) {
      findings.add(ReasonCode.EXPIRED, BLOCK, "lifecycle.expires_at", null, lifecycle.expiresAt());
    }
  }

  /// A publication that lies ahead is a clock that is a little off, or, where the date is required,
  /// no publication yet, whatever go-live date stands beside it.
  private static void publication(
      Policy policy, Item item, Horizon horizon, ReasonCollector findings) {
    Lifecycle lifecycle = item.lifecycle();
    Instant published = lifecycle.publishedAt();
    if (published == null || horizon.begun(published)) {
      return;
    }
    Severity required = policy.require().getOrDefault(Requirement.PUBLISHED_AT, WARN);
    boolean farAhead = !horizon.begun(published.minus(CurrentFacts.TOLERANCE));
    findings.add(
        ReasonCode.FACT_FUTURE_DATED,
        farAhead ? required : WARN,
        "lifecycle.published_at",
        published,
        null,
        Action.on(Kind.STATE_PUBLICATION, "item:" + item.id()));
  }

  private static ReasonCode stateCode(SourceState state) {
    return switch (state) {
      case DRAFT, SCHEDULED, PUBLISHED -> ReasonCode.NOT_PUBLISHED;
      case WITHHELD -> ReasonCode.WITHHELD;
      case WITHDRAWN -> ReasonCode.WITHDRAWN;
      case CANCELED -> ReasonCode.CANCELED;
      case RECALLED -> ReasonCode.RECALLED;
      case DELETED -> ReasonCode.TOMBSTONED;
    };
  }

  private static void check(CheckRule rule, Item item, Horizon horizon, ReasonCollector findings) {
    Lifecycle lifecycle = item.lifecycle();
    Instant published = lifecycle.publishedAt();
    boolean concerns =
        rule.subjects().isEmpty() || hasSubject(item.content().subjects(), rule.subjects());
    boolean oldEnough =
        rule.olderThan() == null
            || published == null
            || horizon.maybeEnded(rule.olderThan().from(published, NO_CALENDAR));
    if (!concerns || !oldEnough) {
      return;
    }
    Instant basis = checkedAt(lifecycle, horizon);
    if (exceeded(rule.blockAfter(), basis, horizon) && !mayBeOld(basis, findings)) {
      findings.add(
          ReasonCode.CHECK_OVERDUE, BLOCK, "lifecycle.checked_at", basis, rule.blockAfter());
    } else if (exceeded(rule.warnAfter(), basis, horizon)) {
      findings.add(ReasonCode.CHECK_DUE, WARN, "lifecycle.checked_at", basis, rule.warnAfter());
    }
  }

  private static boolean mayBeOld(@Nullable Instant basis, ReasonCollector findings) {
    return basis != null
        && findings.mayBeOld(
            ReasonCode.CHECK_OVERDUE, "lifecycle.checked_at", null, basis, NO_CALENDAR);
  }

  /// The later of publication and last check; a date that lies ahead counts for nothing.
  private static @Nullable Instant checkedAt(Lifecycle lifecycle, Horizon horizon) {
    Instant basis = null;
    for (Instant candidate : new Instant[] {lifecycle.publishedAt(), lifecycle.checkedAt()}) {
      if (candidate != null
          && horizon.begun(candidate)
          && (basis == null || candidate.isAfter(basis))) {
        basis = candidate;
      }
    }
    return basis;
  }

  private static boolean exceeded(@Nullable Limit limit, @Nullable Instant basis, Horizon horizon) {
    return limit != null && (basis == null || horizon.maybeEnded(limit.from(basis, NO_CALENDAR)));
  }

  private static boolean hasSubject(List<Subject> subjects, List<String> prefixes) {
    return subjects.stream()
        .anyMatch(s -> prefixes.stream().anyMatch(p -> s.toString().startsWith(p)));
  }

  private static void asOf(
      @Nullable Limit limit, Lifecycle lifecycle, Horizon horizon, ReasonCollector findings) {
    Instant published = lifecycle.publishedAt();
    if (limit != null
        && published != null
        && horizon.maybeEnded(limit.from(published, NO_CALENDAR))) {
      findings.oblige(new Obligation.ShowAsOf(published));
    }
  }

  static boolean isBook(Item item) {
    return item.type() == ContentType.BOOK;
  }
}
