package org.colophon.catalog.log;

import java.time.Instant;
import org.colophon.catalog.Allowance;
import org.colophon.catalog.Hold;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.reference.Reference;
import org.jspecify.annotations.Nullable;

/// One line of the append-only log, in full: folding them in order gives everything that is
/// current.
///
/// @param at when it was recorded here
public record LogRecord(long seq, Instant at, Body body) {

  /// The content of a log record.
  public sealed interface Body {
    /// A submission that was not refused.
    record Stated(Submission submission) implements Body {}

    /// A reference record.
    record Referenced(Reference reference) implements Body {}

    /// A complete delivery of a source.
    ///
    /// @param upTo the source's watermark; null: it was complete up to when it was recorded
    record Delivered(SourceId source, @Nullable Instant upTo) implements Body {}

    /// A hold began.
    record HoldPlaced(Hold hold) implements Body {}

    /// A hold ended.
    record HoldLifted(String holdId) implements Body {}

    /// An exemption or an override was given.
    record Allowed(Allowance allowance) implements Body {}

    /// An exemption or an override was taken back.
    record Disallowed(String allowanceId) implements Body {}
  }
}
