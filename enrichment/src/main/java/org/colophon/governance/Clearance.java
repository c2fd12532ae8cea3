package org.colophon.governance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The terms on which an item was cleared.
///
/// @param policy `id@version` of every policy that applied
/// @param validUntil the earliest instant at which the clearance, its obligations or what it shows
///   could change with no new information; [#NEVER] when there is none
/// @param nextChangeAt the earliest instant at which anything about the verdict could change so;
///   [#NEVER] when there is none
/// @param maxLifetime the longest that a response with this item may be cached, whatever
///   `validUntil` says
/// @param verdict what the verdict can be recomputed from
public record Clearance(
    Context context,
    List<String> policy,
    Instant evaluatedAt,
    Instant validUntil,
    Instant nextChangeAt,
    Duration maxLifetime,
    List<Obligation> obligations,
    VerdictId verdict) {
  /// Stands for "no such instant": the end of the year 9999, UTC.
  public static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

  public Clearance {
    policy = List.copyOf(policy);
    obligations = List.copyOf(obligations);
  }

  /// The catalogue's sequence number that was judged.
  public long factsSeq() {
    return verdict.seq();
  }

  /// The last instant (exclusive) to which a response with this item may be cached.
  public Instant cacheUntil() {
    Instant cap = evaluatedAt.plus(maxLifetime);
    return cap.isBefore(validUntil) ? cap : validUntil;
  }
}
