package org.colophon.eval.replay;

import java.time.Instant;
import org.colophon.catalog.Hold;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.reference.Reference;

/// One line of a script: an event that reaches the catalogue.
public sealed interface ReplayEvent {
  /// When it arrives, whatever it is about.
  Instant at();

  /// A reference record is stored.
  record ReferencePut(Instant at, Reference reference) implements ReplayEvent {}

  /// A source states something, on time or late, once or again.
  record Submitted(Instant at, Submission submission) implements ReplayEvent {}

  /// A source delivers completely.
  record DeliveryCompleted(Instant at, SourceId source) implements ReplayEvent {}

  /// A hold is placed.
  record HoldPlaced(Instant at, Hold hold) implements ReplayEvent {}

  /// A hold is lifted.
  record HoldLifted(Instant at, String hold) implements ReplayEvent {}
}
