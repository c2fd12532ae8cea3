package org.colophon.audience;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// The data kept about people: interactions, segment memberships and consents. It is outside the
/// catalogue's log, so that a person can be deleted. Thread-safe.
public interface People {
  /// Takes messages in their order, in one transaction.
  ///
  /// @param now when they were received
  Intake take(List<SignalMessage> messages, SignalRetention terms, Instant now);

  /// What members of a segment did, newest first, as far as they agreed to be profiled by `entity`:
  /// at the latest when they did it, confirmed lately enough, and nobody says otherwise.
  List<Signal> usable(SegmentId segment, String entity, Limits limits);

  /// The segments that have members.
  Set<SegmentId> populated();

  /// Removes everything about a person, from the files as well, and takes no message about it any
  /// more that occurred until `now`.
  Forgotten forget(PersonRef person, Instant now);

  /// Removes what a person did, belongs to and agreed to; messages about it are taken again.
  int clear(PersonRef person);

  /// Deletes signals that are older than they are kept; returns how many.
  int expire(SignalRetention terms, Instant now);

  /// Overwrites what was removed and still stands in the files; returns whether nothing is left.
  boolean erase();

  /// Runs work on the tables in one write transaction; within another write of the same thread it
  /// is part of that one.
  <T> T within(Function<PersonTables, T> work);

  /// The outcome of a batch of messages.
  ///
  /// @param lines one for each message, in order
  /// @param moved segments whose vectors have to be made anew
  record Intake(List<SignalOutcome> lines, Set<SegmentId> moved) {
    public Intake {
      lines = List.copyOf(lines);
      moved = Set.copyOf(moved);
    }
  }

  /// The bounds of a query for interactions.
  record Limits(SignalRetention terms, Instant now, int most) {}

  /// The extent of a deletion.
  ///
  /// @param rows how many
  /// @param segments that the person belonged to: their vectors have to be made anew
  /// @param erased whether the files hold nothing of it any more; false while somebody reads an
  ///   older state: [#erase()] finishes it
  record Forgotten(int rows, Set<SegmentId> segments, boolean erased) {
    public Forgotten {
      segments = Set.copyOf(segments);
    }
  }
}
