package org.colophon.governance.rules;

import java.time.Instant;
import java.util.List;
import org.colophon.governance.Reason;
import org.colophon.governance.policy.Policy;

/// An outcome at one instant, and how long it lasts with no new information.
///
/// @param validUntil the first later instant at which something else would be served;
///   `Clearance.NEVER` when there is none
/// @param nextChangeAt the first later instant at which anything would differ; `Clearance.NEVER`
///   when there is none
public record Evaluation(
    RuleOutcome outcome, List<Policy> policies, Instant validUntil, Instant nextChangeAt) {
  public Evaluation {
    policies = List.copyOf(policies);
  }

  /// The same with one more reason, because of which it cannot be decided; what blocks blocks.
  public Evaluation undecided(Reason why) {
    return new Evaluation(outcome.undecided(why), policies, validUntil, nextChangeAt);
  }
}
