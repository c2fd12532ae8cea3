package org.colophon.service.crm;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/// The faults of the contract server, drawn from a seed. Thread-safe.
final class SalesforceFaults {
  private final SplittableRandom random;
  private final double share;
  private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);

  /// A fault of one request or job.
  enum Fault {
    NONE,
    /// 429 with `Retry-After`.
    TOO_MANY,
    /// 403 `REQUEST_LIMIT_EXCEEDED`.
    LIMIT,
    /// 503.
    UNAVAILABLE,
    /// The session ended: 401 `INVALID_SESSION_ID`.
    EXPIRED,
    /// The connection is cut in the middle of the answer; what was asked is done.
    CUT,
    /// The connection is cut before the answer; what was asked is done.
    LOST,
    /// An ingest job fails when half of its records are processed.
    HALF_DONE,
    /// Some records of a job are locked.
    LOCKED,
    /// A page of a query brings records twice.
    DUPLICATES
  }

  /// @param share of requests with a fault
  SalesforceFaults(long seed, double share) {
    this.random = new SplittableRandom(seed);
    this.share = share;
  }

  static SalesforceFaults none() {
    return new SalesforceFaults(0, 0);
  }

  /// The fault of a request.
  synchronized Fault ofRequest() {
    return draw(
        Fault.TOO_MANY, Fault.LIMIT, Fault.UNAVAILABLE, Fault.EXPIRED, Fault.CUT, Fault.LOST);
  }

  /// The fault of an ingest job.
  synchronized Fault ofJob() {
    return draw(Fault.HALF_DONE, Fault.LOCKED);
  }

  /// The fault of a page of a query.
  synchronized Fault ofPage() {
    return draw(Fault.DUPLICATES);
  }

  private Fault draw(Fault... faults) {
    if (random.nextDouble() >= share) {
      return Fault.NONE;
    }
    Fault fault = faults[random.nextInt(faults.length)];
    counts.merge(fault, 1, Integer::sum);
    return fault;
  }

  /// How many there were of each.
  synchronized Map<Fault, Integer> counts() {
    return Map.copyOf(counts);
  }
}
