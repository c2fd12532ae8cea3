package org.colophon.catalog.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.Arrival;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.LogRecord.Body;

/// A fold over a log, record by record, into the state after it; past decisions are examined with
/// the knowledge of their time. Not thread-safe.
public final class LogFold {
  private static final int BATCH = 2_000;

  private final LogTables tables = new LogTables();
  private final Projector projector = new Projector(tables);

  /// What was current right after the record `seq`; reads the log from its start.
  public static CatalogView at(CatalogLog log, long seq) {
    LogFold fold = new LogFold();
    long after = 0;
    while (after < seq) {
      List<LogRecord> batch = log.records(after, (int) Math.min(BATCH, seq - after));
      if (batch.isEmpty() || batch.getLast().seq() > seq) {
        throw new IllegalArgumentException("the log has no record " + seq);
      }
      batch.forEach(fold::apply);
      after = batch.getLast().seq();
    }
    return new LogView(fold.tables, seq);
  }

  /// Applies one record; returns the items whose current state, facts or clocks moved.
  public List<ItemId> apply(LogRecord entry) {
    switch (entry.body()) {
      case Body.Stated(var submission) -> {
        return apply(submission, entry.seq(), entry.at()).touched();
      }
      case Body.Referenced(var reference) -> tables.put(reference, entry.at());
      case Body.Delivered(var source, var upTo) ->
          tables.deliver(source, entry.at(), upTo, entry.seq());
      case Body.HoldPlaced(var hold) -> tables.place(hold);
      case Body.HoldLifted(var id) -> tables.lift(id);
      case Body.Allowed(var allowance) -> tables.allow(allowance);
      case Body.Disallowed(var id) -> tables.disallow(id, entry.at());
    }
    return List.of();
  }

  /// Applies a submission, or refuses it and leaves everything as it was.
  public Projector.Projected apply(Submission submission, long seq, Instant at) {
    return projector.apply(submission, seq, at);
  }

  /// Gives an arrival the order key that is next.
  public Submission assign(Arrival arrival, OrderAssigner assigner, Instant at) {
    return assigner.assign(arrival, tables, at);
  }

  /// Whether a body would change anything; a submission is not asked about.
  public boolean changes(Body body, Instant at) {
    return switch (body) {
      case Body.Stated _ -> true;
      case Body.Referenced(var reference) -> tables.changes(reference, at);
      case Body.Delivered(var source, _) -> tables.knows(source);
      case Body.HoldPlaced(var hold) -> !tables.holds().contains(hold);
      case Body.HoldLifted(var id) -> tables.holds().stream().anyMatch(h -> h.id().equals(id));
      case Body.Allowed(var allowance) -> !tables.allowances().contains(allowance);
      case Body.Disallowed(var id) ->
          tables.allowances().stream()
              .anyMatch(a -> a.id().equals(id) && !a.takenBack(at).equals(Optional.of(a)));
    };
  }

  /// A copy of what is current, which later records do not change.
  public CatalogView view(long seq) {
    return new LogView(new LogTables(tables), seq);
  }
}
