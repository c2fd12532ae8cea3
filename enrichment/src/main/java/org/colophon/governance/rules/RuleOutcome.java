package org.colophon.governance.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.colophon.governance.Claim;
import org.colophon.governance.Obligation;
import org.colophon.governance.Offer;
import org.colophon.governance.Preview;
import org.colophon.governance.Reason;
import org.jspecify.annotations.Nullable;

/// The outcome of the rules for a snapshot at one instant.
///
/// @param offer the product to show; null for everything but books, and when no product may be
///   shown
public record RuleOutcome(
    Preview.Decision decision,
    List<Reason> reasons,
    List<Obligation> obligations,
    @Nullable Offer offer,
    List<Claim> claims) {
  public RuleOutcome {
    reasons = List.copyOf(reasons);
    obligations = List.copyOf(obligations);
    claims = List.copyOf(claims);
  }

  /// The same, but not to be decided; what blocks blocks.
  RuleOutcome undecided(Reason why) {
    List<Reason> all = new ArrayList<>(reasons);
    all.add(why);
    boolean blocks = decision == Preview.Decision.BLOCK;
    return new RuleOutcome(
        blocks ? decision : Preview.Decision.INDETERMINATE, all, obligations, null, List.of());
  }

  /// Whether a reader would be shown the same, in whatever order.
  boolean servesAs(RuleOutcome other) {
    return decision == other.decision
        && Set.copyOf(obligations).equals(Set.copyOf(other.obligations))
        && Objects.equals(offer, other.offer)
        && Set.copyOf(claims).equals(Set.copyOf(other.claims));
  }
}
