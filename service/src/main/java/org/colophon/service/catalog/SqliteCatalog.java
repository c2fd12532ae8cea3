package org.colophon.service.catalog;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.colophon.catalog.Allowance;
import org.colophon.catalog.Arrival;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogLog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.log.CurrentState;
import org.colophon.catalog.log.Delivery;
import org.colophon.catalog.log.LogRecord;
import org.colophon.catalog.log.LogRecord.Body;
import org.colophon.catalog.log.OrderAssigner;
import org.colophon.catalog.log.Projector;
import org.colophon.catalog.log.Recorded;
import org.colophon.catalog.reference.Reference;
import org.colophon.governance.RevocationFence;
import org.colophon.service.store.Database;
import org.colophon.service.store.PayloadCodec;
import org.colophon.service.store.Session;
import org.jspecify.annotations.Nullable;

/// The catalogue in SQLite: each write is one transaction over the log and the current tables.
/// Thread-safe.
public final class SqliteCatalog implements Catalog, CatalogLog {
  private final Database database;
  private final InstantSource clock;
  private final RevocationFence fence;
  private final OrderAssigner assigner = new OrderAssigner();

  /// A catalogue that nothing is served from meanwhile.
  public SqliteCatalog(Database database, InstantSource clock) {
    this(database, clock, new RevocationFence());
  }

  /// @param fence settled after each write, before it is acknowledged
  public SqliteCatalog(Database database, InstantSource clock, RevocationFence fence) {
    this.database = database;
    this.clock = clock;
    this.fence = fence;
    database.change(IdentityRows::fill);
  }

  /// Records many in one transaction, which threads that record at the same time share. A refusal
  /// is found before anything of its submission is written, so it needs no savepoint; a fault takes
  /// back all of these.
  @Override
  public List<Recorded> recordAll(List<Submission> submissions) {
    return record(submissions, (submission, _, _) -> submission);
  }

  @Override
  public List<Recorded> recordArrivals(List<Arrival> arrivals) {
    return record(arrivals, assigner::assign);
  }

  /// Makes the submission that is recorded.
  private interface Assignment<T> {
    Submission of(T stated, CurrentState state, Instant now);
  }

  private <T> List<Recorded> record(List<T> stated, Assignment<T> assignment) {
    return database.share(session -> record(session, stated, assignment), fence::settle);
  }

  private <T> List<Recorded> record(Session session, List<T> stated, Assignment<T> assignment) {
    SqliteTables tables = new SqliteTables(session);
    Projector projector = new Projector(tables);
    List<Recorded> results = new ArrayList<>();
    Instant now = now();
    long seq = LogRows.lastSeq(session);
    for (T one : stated) {
      Submission submission = assignment.of(one, tables, now);
      var projected = projector.apply(submission, seq + 1, now);
      results.add(projected.recorded());
      if (!(projected.recorded() instanceof Recorded.Refused)) {
        seq++;
        LogRecord entry = new LogRecord(seq, now, new Body.Stated(submission));
        LogRows.append(session, entry, projected.touched());
      }
    }
    return results;
  }

  @Override
  public void put(Reference reference) {
    change(session -> {
      Instant now = now();
      ReferenceRows.change(session, reference, now)
          .ifPresent(changed ->
              ReferenceRows.put(
                  session, changed, append(session, new Body.Referenced(reference), now)));
    });
  }

  @Override
  public void confirmDelivery(SourceId source, @Nullable Instant upTo) {
    change(session -> {
      Reference.OfSource known =
          ReferenceRows.find(session, Reference.OfSource.class, source.value())
              .orElseThrow(() ->
                  new IllegalArgumentException("the catalogue has no source '" + source + "'"));
      Instant now = now();
      long seq = append(session, new Body.Delivered(source, upTo), now);
      Delivery delivery =
          Delivery.next(Deliveries.find(session, source).orElse(null), now, upTo, seq);
      ReferenceRows.deliver(session, known, now, delivery, seq);
    });
  }

  @Override
  public void place(Hold hold) {
    change(session -> {
      String payload = PayloadCodec.write(hold);
      boolean known =
          session
              .first("SELECT payload FROM hold WHERE hold_id = ?", r -> r.getString(1), hold.id())
              .filter(stored -> PayloadCodec.read(stored, Hold.class).equals(hold))
              .isPresent();
      if (!known) {
        session.update(
            "INSERT OR REPLACE INTO hold (hold_id, seq, payload) VALUES (?, ?, ?)",
            hold.id(),
            append(session, new Body.HoldPlaced(hold), now()),
            payload);
      }
    });
  }

  @Override
  public void lift(String holdId) {
    change(session -> {
      if (session.update("DELETE FROM hold WHERE hold_id = ?", holdId) > 0) {
        append(session, new Body.HoldLifted(holdId), now());
      }
    });
  }

  @Override
  public void allow(Allowance allowance) {
    change(session -> {
      if (!allowance(session, allowance.id()).equals(Optional.of(allowance))) {
        put(session, allowance, append(session, new Body.Allowed(allowance), now()));
      }
    });
  }

  @Override
  public void disallow(String allowanceId) {
    change(session -> {
      Instant at = now();
      Optional<Allowance> known = allowance(session, allowanceId);
      Optional<Allowance> left = known.flatMap(allowance -> allowance.takenBack(at));
      if (known.isPresent() && !known.equals(left)) {
        long seq = append(session, new Body.Disallowed(allowanceId), at);
        session.update("DELETE FROM allowance WHERE allowance_id = ?", allowanceId);
        left.ifPresent(allowance -> put(session, allowance, seq));
      }
    });
  }

  private static Optional<Allowance> allowance(Session session, String id) {
    return session.first(
        "SELECT payload FROM allowance WHERE allowance_id = ?",
        row -> PayloadCodec.read(row.getString(1), Allowance.class),
        id);
  }

  private static void put(Session session, Allowance allowance, long seq) {
    session.update(
        "INSERT OR REPLACE INTO allowance (allowance_id, seq, payload) VALUES (?, ?, ?)",
        allowance.id(),
        seq,
        PayloadCodec.write(allowance));
  }

  private void change(Consumer<Session> work) {
    database.write(
        session -> {
          work.accept(session);
          return true;
        },
        fence::settle);
  }

  private static long append(Session session, Body body, Instant now) {
    long seq = LogRows.lastSeq(session) + 1;
    LogRows.append(session, new LogRecord(seq, now, body), List.<ItemId>of());
    return seq;
  }

  @Override
  public CatalogView view() {
    return new SqliteView(database);
  }

  @Override
  public List<LogEntry> log(long after, int limit) {
    return database.read(session -> LogRows.entries(session, after, limit));
  }

  @Override
  public List<LogRecord> records(long after, int limit) {
    return database.read(session -> LogRows.records(session, after, limit));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
