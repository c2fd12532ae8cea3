package org.colophon.exposure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.Submission;
import org.colophon.catalog.Submission.StatedFact;
import org.colophon.catalog.log.LogRecord;
import org.colophon.catalog.log.LogRecord.Body;

/// A record that arrived after some instant and states what was true at it.
///
/// @param asOfThen the record as if it had come in time
/// @param source who said it; `hold` for a hold, `desk` for a content check
/// @param delay between its own time and its arrival
record LateStatement(LogRecord asOfThen, String source, Duration delay) {

  /// Empty when the record says nothing of `then` by its own time. References, deliveries and holds
  /// without a start carry no time of their own.
  static Optional<LateStatement> of(LogRecord entry, Instant then) {
    return switch (entry.body()) {
      case Body.Stated(Submission submission) -> of(entry, submission, then);
      case Body.HoldPlaced(var hold) -> {
        Instant from = hold.from();
        yield from == null || from.isAfter(then)
            ? Optional.empty()
            : Optional.of(
                new LateStatement(at(entry, entry.body(), then), "hold", delay(entry, from)));
      }
      case Body.HoldLifted _,
          Body.Referenced _,
          Body.Delivered _,
          Body.Allowed _,
          Body.Disallowed _ ->
          Optional.empty();
    };
  }

  private static Optional<LateStatement> of(LogRecord entry, Submission submission, Instant then) {
    return switch (submission) {
      case Submission.WholeItem whole when !whole.observedAt().isAfter(then) ->
          Optional.of(
              new LateStatement(
                  at(entry, entry.body(), then),
                  whole.item().identity().source().value(),
                  delay(entry, whole.observedAt())));
      case Submission.Facts facts -> {
        List<StatedFact> known =
            facts.facts().stream().filter(fact -> !fact.observedAt().isAfter(then)).toList();
        yield known.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new LateStatement(
                    at(entry, new Body.Stated(new Submission.Facts(facts.source(), known)), then),
                    facts.source().value(),
                    delay(entry, known.getFirst().observedAt())));
      }
      case Submission.Deletion deletion when !deletion.observedAt().isAfter(then) ->
          Optional.of(
              new LateStatement(
                  at(entry, entry.body(), then),
                  deletion.source().value(),
                  delay(entry, deletion.observedAt())));
      case Submission.WholeItem _,
          Submission.Deletion _,
          Submission.ContentChecked _,
          Submission.Linked _ ->
          Optional.empty();
    };
  }

  private static LogRecord at(LogRecord entry, Body body, Instant then) {
    return new LogRecord(entry.seq(), entry.at().isAfter(then) ? then : entry.at(), body);
  }

  private static Duration delay(LogRecord entry, Instant own) {
    return Duration.between(own, entry.at());
  }
}
