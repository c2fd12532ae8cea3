package org.colophon.governance.rules;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.colophon.catalog.Item;
import org.colophon.governance.Action;
import org.colophon.governance.Claim;
import org.colophon.governance.Clearance;
import org.colophon.governance.Context;
import org.colophon.governance.Reason.Severity;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.policy.Policy;
import org.colophon.governance.policy.PolicyBook;

/// The evaluator of the rules: a pure function of snapshot, policies, context and instant, without
/// I/O and without a clock.
///
/// How long an outcome lasts is found by judging again at each instant at which some comparison
/// flips, in order, until the outcome differs: exact, and as tight as can be.
public final class Evaluator {
  private Evaluator() {}

  public static Evaluation evaluate(
      Snapshot snapshot, PolicyBook book, Context context, Instant now) {
    TreeSet<Instant> boundaries = new TreeSet<>();
    RuleOutcome outcome = judge(snapshot, book, context, new Horizon(now, boundaries));
    List<Policy> policies = book.matching(snapshot.item(), context.purpose());
    Instant nextChange = Clearance.NEVER;
    Instant at = boundaries.higher(now);
    while (at != null) {
      RuleOutcome then = judge(snapshot, book, context, new Horizon(at, boundaries));
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
  static RuleOutcome judge(Snapshot snapshot, PolicyBook book, Context context, Horizon horizon) {
    return judge(snapshot, book, context, horizon, true);
  }

  /// Decides for one instant only, whether or not the item is recorded twice.
  static RuleOutcome alone(Snapshot snapshot, PolicyBook book, Context context, Horizon horizon) {
    return judge(snapshot, book, context, horizon, false);
  }

  private static RuleOutcome judge(
      Snapshot snapshot, PolicyBook book, Context context, Horizon horizon, boolean identity) {
    Item item = snapshot.item();
    List<Policy> policies = book.matching(item, context.purpose());
    ReasonCollector findings =
        new ReasonCollector(
            item, snapshot.owner(), new PolicyOverrides(snapshot.allowances(), horizon));
    PolicyAge.judge(book, horizon, findings);
    ItemRules.restrictions(snapshot, context, horizon, findings);
    AudienceRules.judge(item, context.audience(), findings);
    ViewerRules.judge(item, context, findings);
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
    CurrentFacts facts = new CurrentFacts(snapshot, horizon, findings);
    Rights.judge(snapshot, facts, context, findings);
    ProductRules.Choice choice =
        new ProductRules(snapshot, facts, context, horizon).choose(policies, findings);
    List<Claim> claims =
        HeldClaims.without(
            snapshot.heldPeople(),
            ClaimRules.claims(snapshot, choice.shown(), facts, horizon, findings),
            horizon,
            findings);
    if (identity) {
      IdentityRules.judge(snapshot, book, context, horizon, findings);
    }
    return new RuleOutcome(
        findings.decision(), findings.reasons(), findings.obligations(), choice.offer(), claims);
  }
}
