package org.colophon.catalog;

import java.time.Instant;

/// A reading, fair or signing.
///
/// @param from start
/// @param until end; from then on nothing may promise it
public record Event(
    EventId id,
    String kind,
    String name,
    String place,
    Instant from,
    Instant until,
    Status status) {
  /// What became of it.
  public enum Status {
    SCHEDULED,
    CANCELLED,
    MOVED
  }
}
