package org.colophon.service.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.service.store.Database;
import org.colophon.service.store.PayloadCodec;
import org.colophon.service.store.Session;
import org.jspecify.annotations.Nullable;

/// Runs in SQLite. Thread-safe.
public final class SqliteRuns implements RunStore {
  /// Rows that are applied at once: as many as take [#PART_NANOS], so that the others who write
  /// hardly wait, however slow the machine is.
  private static final int FIRST_PART = 50;

  private static final int SMALLEST_PART = 5;
  private static final int LARGEST_PART = 200;
  private static final long PART_NANOS = 25_000_000;

  /// Between two parts, so that whoever waits gets its turn.
  private static final long PAUSE_NANOS = 1_000_000;

  private final Database database;

  public SqliteRuns(Database database) {
    this.database = database;
  }

  @Override
  public Run plan(
      RunOrder order, String fingerprint, @Nullable Set<ItemId> within, StateChange first) {
    return database.write(session -> {
      RunId id = RunRows.add(session, order, fingerprint, first);
      RunChoice choice = new RunChoice(order, fingerprint, within);
      RunRows.selected(session, id, choice.selected(session));
      choice.add(session, id);
      return RunRows.find(session, id).orElseThrow();
    });
  }

  @Override
  public Optional<Run> find(RunId id) {
    return database.read(session -> RunRows.find(session, id));
  }

  @Override
  public List<Run> all(int limit) {
    return database.read(session -> RunRows.all(session, limit));
  }

  @Override
  public Map<RunState, Long> states() {
    return database.read(RunRows::states);
  }

  @Override
  public Optional<Run> next() {
    return database.read(RunRows::next);
  }

  @Override
  public boolean move(RunId id, Collection<RunState> from, StateChange to) {
    return database.write(session -> RunRows.move(session, id, from, to));
  }

  @Override
  public RunCounts tally(RunId id) {
    return database.read(session -> RunRows.tally(session, id));
  }

  @Override
  public List<RunTask> claim(RunId id, int many) {
    return database.write(session -> RunItemRows.claim(session, id, many));
  }

  @Override
  public void recover(RunId id) {
    database.change(session -> RunItemRows.recover(session, id));
  }

  @Override
  public void release(RunId id) {
    database.change(session -> RunItemRows.release(session, id));
  }

  @Override
  public Baseline baseline(Run run, ItemId item) {
    String shelf = run.order().kind().shelf();
    record Accepted(long id, String payload) {}
    return database.read(session -> {
      Optional<Accepted> accepted =
          session.first(
              """
              SELECT r.result_id, r.payload FROM accepted a JOIN result r
                ON r.result_id = a.result_id WHERE a.shelf = ? AND a.item_id = ?
              """,
              row -> new Accepted(row.getLong(1), row.getString(2)),
              shelf,
              item.value());
      long decision =
          session
              .first(
                  "SELECT coalesce(max(decision_id), 0) FROM decision WHERE item_id = ?",
                  row -> row.getLong(1),
                  item.value())
              .orElse(0L);
      return new Baseline(
          accepted.map(a -> ResultRows.read(shelf, a.payload)),
          new ItemOutcome.Basis(accepted.map(Accepted::id).orElse(0L), decision));
    });
  }

  @Override
  public void keep(Run run, List<ItemOutcome> done, Runnable also, Instant now) {
    database.change(session -> {
      also.run();
      done.forEach(one -> RunItemRows.keep(session, run, one, now));
    });
  }

  @Override
  public void apply(Run run, @Nullable String indexedFor, @Nullable Runnable also) {
    inParts(
        run,
        also,
        applying -> {
          applying.skip();
          applying.accept(indexedFor);
        });
  }

  /// Works on the rows of a run: in one transaction where something belongs to it, else in parts
  /// between which others may write. What a process did not come to is what is left for the next.
  private void inParts(Run run, @Nullable Runnable also, Consumer<RunApplying> work) {
    RunApplying.Part all =
        database
            .read(session ->
                session.first(
                    """
                    SELECT coalesce(min(run_item_id), 0), coalesce(max(run_item_id), 0)
                    FROM run_item WHERE run_id = ?
                    """,
                    row -> new RunApplying.Part(row.getLong(1), row.getLong(2)),
                    run.id().value()))
            .orElseThrow();
    if (also != null) {
      database.change(session -> {
        work.accept(new RunApplying(session, run, all));
        also.run();
      });
      return;
    }
    long rows = FIRST_PART;
    long from = all.first();
    while (from <= all.last()) {
      long last = Math.min(from + rows - 1, all.last());
      long nanos = apply(run, new RunApplying.Part(from, last), work);
      rows = Math.clamp(rows * PART_NANOS / nanos, SMALLEST_PART, LARGEST_PART);
      from = last + 1;
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /// Returns for how long it held the writer.
  private long apply(Run run, RunApplying.Part part, Consumer<RunApplying> work) {
    AtomicLong start = new AtomicLong();
    database.change(session -> {
      start.set(System.nanoTime());
      work.accept(new RunApplying(session, run, part));
    });
    return Math.max(1, System.nanoTime() - start.get());
  }

  @Override
  public List<RunTask> sample(RunId id, int many) {
    return database.read(session ->
        session.list(
            """
            SELECT item_id, input_hash FROM run_item WHERE run_id = ?1 AND state = 'pending'
              AND run_item_id % max(1, (SELECT count(*) FROM run_item WHERE run_id = ?1) / ?2) = 0
            LIMIT ?2
            """,
            row -> new RunTask(new ItemId(row.getString(1)), row.getString(2)), id.value(), many));
  }

  @Override
  public Optional<Duration> pastPace(String fingerprint) {
    return database
        .read(session ->
            session.first(
                """
                SELECT avg(micros) FROM run_item WHERE micros IS NOT NULL AND run_id =
                  (SELECT max(run_id) FROM run WHERE recipe = ? AND state <> 'PLANNED')
                """,
                row -> row.getDouble(1),
                fingerprint))
        .filter(micros -> micros > 0)
        .map(micros -> Duration.ofNanos((long) (micros * 1_000)));
  }

  @Override
  public void rollBack(Run run, @Nullable String indexedFor, @Nullable Runnable also) {
    inParts(run, also, applying -> applying.putBack(indexedFor));
  }

  @Override
  public void discard(RunId id) {
    database.change(session -> {
      session.update(
          """
          DELETE FROM result WHERE result_id IN
            (SELECT staged FROM run_item WHERE run_id = ? AND applied = 0)
          """,
          id.value());
      session.update(
          "UPDATE run_item SET staged = NULL WHERE run_id = ? AND applied = 0", id.value());
    });
  }

  @Override
  public void approve(RunId id, Approval approval, Instant now) {
    database.change(session -> RunRows.approve(session, id, approval, now));
  }

  @Override
  public List<ImprintId> imprints(RunId id) {
    return database.read(session ->
        session.list(
            "SELECT DISTINCT imprint FROM run_item WHERE run_id = ? ORDER BY imprint",
            row -> new ImprintId(row.getString(1)),
            id.value()));
  }

  @Override
  public Optional<ItemResult> staged(Run run, ItemId item) {
    return database
        .read(session -> RunItemRows.staged(session, run.id(), item))
        .map(payload -> ResultRows.read(run.order().kind().shelf(), payload));
  }

  @Override
  public boolean isSetAside(RunId id, ItemId item) {
    return database.read(session ->
        session
            .first(
                """
                SELECT 1 FROM run_item WHERE run_id = ? AND item_id = ? AND state = 'set_aside'
                """,
                row -> true,
                id.value(),
                item.value())
            .isPresent());
  }

  @Override
  public void dueWithout(String digest) {
    database.change(session ->
        session.update(
            """
            INSERT OR IGNORE INTO index_due (digest, item_id)
            SELECT ?1, item_id FROM accepted WHERE shelf = ?2 AND digest <> ?1
            """,
            digest,
            RunKind.ENRICHMENT));
  }

  @Override
  public RunResults settle(RunId id) {
    return database.write(session -> RunEventRows.settle(session, id));
  }

  @Override
  public Optional<RunResults> results(RunId id) {
    return database.read(session -> RunEventRows.results(session, id));
  }

  @Override
  public void note(RunId id, RunEvent event) {
    database.change(session -> RunEventRows.add(session, id, event));
  }

  @Override
  public List<RunEvent> events(RunId id) {
    return database.read(session -> RunEventRows.of(session, id));
  }

  @Override
  public List<ItemId> dueForIndex(String digest, int limit) {
    return database.read(session ->
        session.list(
            "SELECT item_id FROM index_due WHERE digest = ? ORDER BY item_id LIMIT ?",
            row -> new ItemId(row.getString(1)),
            digest,
            limit));
  }

  @Override
  public void indexed(String digest, List<ItemId> items) {
    database.change(session ->
        session.update(
            """
            DELETE FROM index_due WHERE digest = ?
              AND item_id IN (SELECT value FROM json_each(?))
            """,
            digest,
            PayloadCodec.write(items)));
  }

  @Override
  public Optional<String> setting(String key) {
    return database.read(session -> setting(session, key));
  }

  private static Optional<String> setting(Session session, String key) {
    return session.first("SELECT value FROM setting WHERE key = ?", row -> row.getString(1), key);
  }

  @Override
  public void set(String key, @Nullable String value) {
    database.change(session -> {
      if (value == null) {
        session.update("DELETE FROM setting WHERE key = ?", key);
      } else {
        session.update("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", key, value);
      }
    });
  }
}
