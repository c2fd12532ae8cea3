package org.colophon.governance;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.colophon.catalog.Item;
import org.colophon.governance.Reason.Severity;

/// Decides: a pure function of snapshot, policies, context and instant, without I/O and without a
/// clock.
///
/// How long an outcome lasts is found by judging again at each instant at which some comparison
/// flips, in order, until the outcome differs: exact, and as tight as can be.
final class Evaluator {
  private Evaluator() {}

  static Evaluation evaluate(Snapshot snapshot, PolicyBook book, Context context, Instant now) {
    TreeSet<Instant> boundaries = new TreeSet<>();
    Outcome outcome = judge(snapshot, book, context, new Horizon(now, boundaries));
    List<Policy> policies = book.matching(snapshot.item(), context.purpose());
    Instant nextChange = Clearance.NEVER;
    Instant at = boundaries.higher(now);
    while (at != null) {
      Outcome then = judge(snapshot, book, context, new Horizon(at, boundaries));
      if (nextChange.equals(Clearance.NEVER) && !then.equals(outcome)) {
        nextChange = at;
      }
      if (!then.servesAs(outcome)) {
        return new Evaluation(outcome, policies, at, nextChange);
      }
      at = boundaries.higher(at);
    }
    return new Evaluation(outcome, policies, Clearance.NEVER, nextChange);
  }

  /// Decides for one instant only.
  static Outcome judge(Snapshot snapshot, PolicyBook book, Context context, Horizon horizon) {
    Item item = snapshot.item();
    List<Policy> policies = book.matching(item, context.purpose());
    Findings findings =
        new Findings(item, snapshot.owner(), new Loosening(snapshot.allowances(), horizon));
    PolicyAge.judge(book, horizon, findings);
    ItemRules.restrictions(snapshot, context, horizon, findings);
    if (policies.isEmpty()) {
      findings.add(
          ReasonCode.POLICY_MISSING,
          Severity.BLOCK,
          "policy",
          item.type() + " for " + context.purpose(),
          null,
          Action.on(Action.Kind.ADD_POLICY, "policy"));
    }
    for (Policy policy : policies) {
      ItemRules.apply(policy, snapshot, horizon, findings);
    }
    Facts facts = new Facts(snapshot, horizon, findings);
    Rights.judge(snapshot, facts, context, findings);
    List<Claim> claims = ClaimRules.claims(snapshot, facts, horizon, findings);
    Offer offer = new ProductRules(snapshot, facts, context, horizon).choose(policies, findings);
    return new Outcome(
        findings.decision(), findings.reasons(), findings.obligations(), offer, claims);
  }
}
