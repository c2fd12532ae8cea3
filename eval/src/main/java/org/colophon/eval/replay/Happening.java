package org.colophon.eval.replay;

import java.time.Instant;
import org.colophon.catalog.Hold;
import org.colophon.catalog.Reference;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;

/// One line of a script: something reaches the catalogue.
public sealed interface Happening {
  /// When it arrives, whatever it is about.
  Instant at();

  /// A reference record is put.
  record Known(Instant at, Reference reference) implements Happening {}

  /// A source states something, on time or late, once or again.
  record Stated(Instant at, Submission submission) implements Happening {}

  /// A source delivers completely.
  record Delivered(Instant at, SourceId source) implements Happening {}

  /// A hold is placed.
  record Placed(Instant at, Hold hold) implements Happening {}

  /// A hold is lifted.
  record Lifted(Instant at, String hold) implements Happening {}
}
