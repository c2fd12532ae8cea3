package org.colophon.catalog.reference;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.EventId;

/// A reading, fair or signing.
///
/// @param from start
/// @param until end; from then on nothing may promise it
/// @param contributors who takes part: everything by them may announce it
public record Event(
    EventId id,
    String kind,
    String name,
    String place,
    Instant from,
    Instant until,
    Status status,
    List<ContributorId> contributors) {
  public Event {
    contributors = List.copyOf(contributors);
  }

  /// An event that announces itself with the items that name it alone.
  public Event(
      EventId id,
      String kind,
      String name,
      String place,
      Instant from,
      Instant until,
      Status status) {
    this(id, kind, name, place, from, until, status, List.of());
  }

  /// The status of an event.
  public enum Status {
    SCHEDULED,
    CANCELLED,
    MOVED
  }
}
