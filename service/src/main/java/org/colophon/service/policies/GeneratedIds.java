package org.colophon.service.policies;

import java.time.Instant;
import org.colophon.catalog.Instants;

/// Ids for holds, exceptions and overrides that come without one; never the same twice.
/// Thread-safe.
public final class GeneratedIds {
  private long last;

  /// An id such as `hold-1763802000000000`.
  synchronized String next(String kind, Instant now) {
    last = Math.max(last + 1, Instants.toMicros(now));
    return kind + "-" + last;
  }
}
