package org.colophon.governance;

import java.time.Instant;
import java.util.List;

/// An outcome at one instant, and how long it lasts with no new information.
///
/// @param validUntil the first later instant at which something else would be served;
///   [Clearance#NEVER] when there is none
/// @param nextChangeAt the first later instant at which anything would differ; [Clearance#NEVER]
///   when there is none
record Evaluation(
    Outcome outcome, List<Policy> policies, Instant validUntil, Instant nextChangeAt) {
  Evaluation {
    policies = List.copyOf(policies);
  }

  /// The same with one more reason, because of which it cannot be decided; what blocks blocks.
  Evaluation undecided(Reason why) {
    return new Evaluation(outcome.undecided(why), policies, validUntil, nextChangeAt);
  }
}
