package org.colophon.governance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The terms on which an item was cleared.
///
/// @param policy `id@version` of every policy that applied
/// @param validUntil from this instant on the clearance is void, even if nothing new comes in;
///   never null, capped by the policy's cache lifetime
/// @param nextChangeAt when anything about the verdict may change by the clock alone; null when
///   nothing will
/// @param factsSeq the catalogue's sequence number that was judged
public record Clearance(
    Context context,
    List<String> policy,
    Instant evaluatedAt,
    Instant validUntil,
    @Nullable Instant nextChangeAt,
    List<Obligation> obligations,
    long factsSeq) {
  public Clearance {
    policy = List.copyOf(policy);
    obligations = List.copyOf(obligations);
  }
}
