package org.colophon.catalog.testing;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.colophon.catalog.Allowance;
import org.colophon.catalog.Arrival;
import org.colophon.catalog.Hold;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogLog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.log.LogFold;
import org.colophon.catalog.log.LogRecord;
import org.colophon.catalog.log.LogRecord.Body;
import org.colophon.catalog.log.OrderAssigner;
import org.colophon.catalog.log.Recorded;
import org.colophon.catalog.reference.Reference;
import org.jspecify.annotations.Nullable;

/// A catalogue in memory, for tests. Thread-safe: everything under one lock; a view is a copy.
/// Nobody is told of a write while the lock is held.
public final class MemoryCatalog implements Catalog, CatalogLog {
  private final InstantSource clock;
  private final Runnable afterWrite;
  private final LogFold fold = new LogFold();
  private final OrderAssigner assigner = new OrderAssigner();
  private final List<LogRecord> records = new ArrayList<>();
  private final List<LogEntry> entries = new ArrayList<>();
  private @Nullable CatalogView snapshot;

  public MemoryCatalog(InstantSource clock) {
    this(clock, () -> {});
  }

  /// @param afterWrite called after each write, before it is acknowledged
  public MemoryCatalog(InstantSource clock, Runnable afterWrite) {
    this.clock = clock;
    this.afterWrite = afterWrite;
  }

  /// The fold of a log: what is current after its records.
  public static CatalogView fold(List<LogRecord> log) {
    LogFold fold = new LogFold();
    log.forEach(fold::apply);
    return fold.view(log.size());
  }

  @Override
  public List<Recorded> recordAll(List<Submission> submissions) {
    List<Recorded> results = applyAll(submissions);
    afterWrite.run();
    return results;
  }

  @Override
  public List<Recorded> recordArrivals(List<Arrival> arrivals) {
    List<Recorded> results = assignAndApplyAll(arrivals);
    afterWrite.run();
    return results;
  }

  private synchronized List<Recorded> applyAll(List<Submission> submissions) {
    return submissions.stream().map(this::apply).toList();
  }

  private synchronized List<Recorded> assignAndApplyAll(List<Arrival> arrivals) {
    return arrivals.stream().map(arrival -> apply(fold.assign(arrival, assigner, now()))).toList();
  }

  private synchronized Recorded apply(Submission submission) {
    long seq = records.size() + 1L;
    Instant now = now();
    var projected = fold.apply(submission, seq, now);
    if (!(projected.recorded() instanceof Recorded.Refused)) {
      records.add(new LogRecord(seq, now, new Body.Stated(submission)));
      entries.add(new LogEntry.Stated(seq, projected.touched()));
      snapshot = null;
    }
    return projected.recorded();
  }

  @Override
  public void put(Reference reference) {
    write(new Body.Referenced(reference));
  }

  @Override
  public void confirmDelivery(SourceId source, @Nullable Instant upTo) {
    if (!write(new Body.Delivered(source, upTo))) {
      throw new IllegalArgumentException("the catalogue has no source '" + source + "'");
    }
  }

  @Override
  public void place(Hold hold) {
    write(new Body.HoldPlaced(hold));
  }

  @Override
  public void lift(String holdId) {
    write(new Body.HoldLifted(holdId));
  }

  @Override
  public void allow(Allowance allowance) {
    write(new Body.Allowed(allowance));
  }

  @Override
  public void disallow(String allowanceId) {
    write(new Body.Disallowed(allowanceId));
  }

  private boolean write(Body body) {
    boolean written = append(body);
    afterWrite.run();
    return written;
  }

  private synchronized boolean append(Body body) {
    Instant now = now();
    if (!fold.changes(body, now)) {
      return false;
    }
    long seq = records.size() + 1L;
    LogRecord entry = new LogRecord(seq, now, body);
    fold.apply(entry);
    records.add(entry);
    entries.add(
        body instanceof Body.Delivered(var source, _)
            ? new LogEntry.Delivered(seq, source)
            : new LogEntry.ContextChange(seq));
    snapshot = null;
    return true;
  }

  @Override
  public synchronized CatalogView view() {
    if (snapshot == null) {
      snapshot = fold.view(records.size());
    }
    return snapshot;
  }

  @Override
  public synchronized List<LogEntry> log(long after, int limit) {
    return entries.stream().filter(entry -> entry.seq() > after).limit(limit).toList();
  }

  @Override
  public synchronized List<LogRecord> records(long after, int limit) {
    return records.stream().filter(entry -> entry.seq() > after).limit(limit).toList();
  }

  /// The whole log.
  public synchronized List<LogRecord> records() {
    return List.copyOf(records);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
