package org.colophon.governance.gate;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.FacetHashes;
import org.colophon.governance.Obligation;
import org.colophon.governance.Preview;
import org.colophon.governance.Reason;
import org.colophon.governance.VerdictId;
import org.jspecify.annotations.Nullable;

/// A complete verdict without the item's content, for an editor, an auditor or a log. Two of the
/// same id are equal.
///
/// @param judged which version was judged; null when there was no such item
/// @param policy `id@version` of every policy that applied
/// @param policyDigest of the whole book
/// @param validUntil of a PASS: the earliest instant at which it, its obligations or what it shows
///   could change with no new information; null for everything else
/// @param nextChangeAt the earliest instant at which anything could change so; null when there is
///   none
public record VerdictDetails(
    VerdictId id,
    Preview.Decision decision,
    List<Reason> reasons,
    List<Obligation> obligations,
    @Nullable Judged judged,
    List<String> policy,
    String policyDigest,
    @Nullable Instant validUntil,
    @Nullable Instant nextChangeAt) {
  public VerdictDetails {
    reasons = List.copyOf(reasons);
    obligations = List.copyOf(obligations);
    policy = List.copyOf(policy);
  }

  /// A version of an item.
  public record Judged(long version, FacetHashes hashes) {}
}
