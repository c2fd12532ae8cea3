package org.colophon.catalog.testing;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.Catalog;
import org.colophon.catalog.CatalogView;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.LogRecord;
import org.colophon.catalog.LogRecord.Body;
import org.colophon.catalog.Projector;
import org.colophon.catalog.Recorded;
import org.colophon.catalog.Reference;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.jspecify.annotations.Nullable;

/// A catalogue in memory, for tests. Thread-safe: everything under one lock; a view is a copy.
public final class MemoryCatalog implements Catalog {
  private final InstantSource clock;
  private final MemoryTables tables = new MemoryTables();
  private final Projector projector = new Projector(tables);
  private final List<LogRecord> records = new ArrayList<>();
  private final List<LogEntry> entries = new ArrayList<>();
  private @Nullable MemoryTables snapshot;

  public MemoryCatalog(InstantSource clock) {
    this.clock = clock;
  }

  /// The fold of a log: what is current after its records.
  public static CatalogView fold(List<LogRecord> log) {
    MemoryTables tables = new MemoryTables();
    Projector projector = new Projector(tables);
    for (LogRecord entry : log) {
      apply(tables, projector, entry);
    }
    return new MemoryView(tables, log.size());
  }

  private static List<ItemId> apply(MemoryTables tables, Projector projector, LogRecord entry) {
    switch (entry.body()) {
      case Body.Stated(var submission) -> {
        return projector.apply(submission, entry.seq(), entry.at()).touched();
      }
      case Body.Referenced(var reference) -> tables.put(reference, entry.at());
      case Body.Delivered(var source, var upTo) ->
          tables.deliver(source, entry.at(), upTo, entry.seq());
      case Body.HoldPlaced(var hold) -> tables.place(hold);
      case Body.HoldLifted(var id) -> tables.lift(id);
    }
    return List.of();
  }

  @Override
  public synchronized Recorded record(Submission submission) {
    long seq = records.size() + 1L;
    Instant now = now();
    var projected = projector.apply(submission, seq, now);
    if (!(projected.recorded() instanceof Recorded.Refused)) {
      records.add(new LogRecord(seq, now, new Body.Stated(submission)));
      entries.add(new LogEntry.Stated(seq, projected.touched()));
      snapshot = null;
    }
    return projected.recorded();
  }

  @Override
  public synchronized List<Recorded> recordAll(List<Submission> submissions) {
    return submissions.stream().map(this::record).toList();
  }

  @Override
  public synchronized void put(Reference reference) {
    if (tables.changes(reference, now())) {
      write(new Body.Referenced(reference));
    }
  }

  @Override
  public synchronized void confirmDelivery(SourceId source, @Nullable Instant upTo) {
    if (!tables.knows(source)) {
      throw new IllegalArgumentException("the catalogue has no source '" + source + "'");
    }
    write(new Body.Delivered(source, upTo));
  }

  @Override
  public synchronized void place(Hold hold) {
    if (!tables.holds().contains(hold)) {
      write(new Body.HoldPlaced(hold));
    }
  }

  @Override
  public synchronized void lift(String holdId) {
    if (tables.holds().stream().anyMatch(hold -> hold.id().equals(holdId))) {
      write(new Body.HoldLifted(holdId));
    }
  }

  private void write(Body body) {
    long seq = records.size() + 1L;
    LogRecord entry = new LogRecord(seq, now(), body);
    apply(tables, projector, entry);
    records.add(entry);
    entries.add(
        body instanceof Body.Delivered(var source, _)
            ? new LogEntry.Delivered(seq, source)
            : new LogEntry.Surroundings(seq));
    snapshot = null;
  }

  @Override
  public synchronized CatalogView view() {
    MemoryTables current = Optional.ofNullable(snapshot).orElseGet(() -> new MemoryTables(tables));
    snapshot = current;
    return new MemoryView(current, records.size());
  }

  @Override
  public synchronized List<LogEntry> log(long after, int limit) {
    return entries.stream().filter(entry -> entry.seq() > after).limit(limit).toList();
  }

  /// The whole log.
  public synchronized List<LogRecord> records() {
    return List.copyOf(records);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
