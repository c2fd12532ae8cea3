package org.colophon.service.audit;

import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands where it is set: at the time when the file that is read became known. Not
/// thread-safe.
public final class AuditClock implements InstantSource {
  private Instant now;

  public AuditClock(Instant now) {
    this.now = now;
  }

  void set(Instant at) {
    now = at;
  }

  @Override
  public Instant instant() {
    return now;
  }
}
