package org.colophon.governance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the rules say of a snapshot at one instant.
///
/// @param offer the product to show; null for everything but books, and when no product may be
///   shown
record Outcome(
    Preview.Decision decision,
    List<Reason> reasons,
    List<Obligation> obligations,
    @Nullable Offer offer,
    List<Claim> claims) {
  Outcome {
    reasons = List.copyOf(reasons);
    obligations = List.copyOf(obligations);
    claims = List.copyOf(claims);
  }

  /// The same, but not to be decided; what blocks blocks.
  Outcome undecided(Reason why) {
    List<Reason> all = new ArrayList<>(reasons);
    all.add(why);
    boolean blocks = decision == Preview.Decision.BLOCK;
    return new Outcome(
        blocks ? decision : Preview.Decision.INDETERMINATE, all, obligations, null, List.of());
  }

  /// Whether a reader would be shown the same.
  boolean servesAs(Outcome other) {
    return decision == other.decision
        && obligations.equals(other.obligations)
        && java.util.Objects.equals(offer, other.offer)
        && claims.equals(other.claims);
  }
}
