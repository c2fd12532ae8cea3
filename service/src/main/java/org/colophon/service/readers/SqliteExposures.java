package org.colophon.service.readers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.colophon.catalog.Instants;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.Exposure;
import org.colophon.exposure.ExposureLedger;
import org.colophon.exposure.LiveExposures;
import org.colophon.health.Exposures;
import org.colophon.service.store.Database;
import org.colophon.service.store.Session;
import org.colophon.service.store.StoreException;
import org.jspecify.annotations.Nullable;

/// The exposure ledger in SQLite. Answers that come at the same time are written in one commit;
/// those that are live are found in memory. Thread-safe.
public final class SqliteExposures implements ExposureLedger, Exposures {
  private static final Duration LOOKED_BACK = Duration.ofHours(1);

  private final Database database;
  private final ShownRows shown = new ShownRows();
  private final LiveExposures live = new LiveExposures();
  private final ConcurrentLinkedQueue<Pending> queue = new ConcurrentLinkedQueue<>();
  private final ReentrantLock writing = new ReentrantLock();
  private final AtomicLong last;

  /// Takes up what was promised to hold longer than `now`, and what ended while nobody looked for
  /// what has to be taken back: in the last hour, or since the first entry that was not looked at.
  public SqliteExposures(Database database, Instant now) {
    this.database = database;
    this.last =
        new AtomicLong(
            database.read(session ->
                session
                    .first(
                        "SELECT seq FROM sqlite_sequence WHERE name = 'exposure'",
                        row -> row.getLong(1))
                    .orElse(0L)));
    database
        .read(session ->
            ExposureRows.list(
                session,
                "WHERE promised_until > ? AND durable = 0 ORDER BY exposure_id",
                unlooked(session, now)))
        .forEach(live::add);
  }

  private static long unlooked(Session session, Instant now) {
    long hour = Instants.toMicros(now.minus(LOOKED_BACK));
    return session
        .first(
            """
            SELECT min(?, coalesce((SELECT min(recorded_at) FROM log
              WHERE seq > (SELECT log_seq FROM recall_progress)), ?))
            """,
            row -> row.getLong(1),
            hour,
            hour)
        .orElse(hour);
  }

  /// An answer that waits to be written; guarded by `writing`.
  private static final class Pending {
    final Exposure exposure;
    boolean done;
    @Nullable RuntimeException failure;

    Pending(Exposure exposure) {
      this.exposure = exposure;
    }
  }

  @Override
  public String nextId() {
    return ExposureRows.id(last.incrementAndGet());
  }

  @Override
  public void record(Exposure exposure) {
    if (exposure.items().isEmpty()) {
      return;
    }
    Pending pending = new Pending(exposure);
    queue.add(pending);
    writing.lock();
    try {
      if (!pending.done) {
        writeAll();
      }
    } finally {
      writing.unlock();
    }
    if (pending.failure != null) {
      throw pending.failure;
    }
  }

  /// Whoever comes first writes for all who wait.
  private void writeAll() {
    List<Pending> batch = new ArrayList<>();
    for (Pending next = queue.poll(); next != null; next = queue.poll()) {
      batch.add(next);
    }
    RuntimeException failure = null;
    try {
      database.change(session -> batch.forEach(p -> ExposureRows.put(session, p.exposure, shown)));
    } catch (StoreException e) {
      shown.clear();
      failure = e;
    }
    for (Pending pending : batch) {
      pending.done = true;
      pending.failure = failure;
      if (failure == null && !pending.exposure.durable()) {
        live.add(pending.exposure);
      }
    }
  }

  @Override
  public List<Exposure> standing(Instant after, Predicate<ItemId> shows) {
    List<Exposure> standing = new ArrayList<>(live.standing(after, shows));
    standing.addAll(
        database.read(session -> {
          List<Long> ids =
              session
                  .list(
                      "SELECT item_id, exposure_id FROM durable_exposure ORDER BY exposure_id",
                      row -> new Durable(new ItemId(row.getString(1)), row.getLong(2)))
                  .stream()
                  .filter(durable -> shows.test(durable.item()))
                  .map(Durable::exposure)
                  .distinct()
                  .toList();
          return ids.stream().flatMap(id -> ExposureRows.find(session, id).stream()).toList();
        }));
    return standing;
  }

  private record Durable(ItemId item, long exposure) {}

  @Override
  public Optional<Exposure> find(String id) {
    return ExposureRows.number(id)
        .flatMap(number -> database.read(session -> ExposureRows.find(session, number)));
  }

  @Override
  public List<Exposure> served(Instant from, Instant until, String afterId, int limit) {
    long after = afterId.isEmpty() ? 0 : ExposureRows.number(afterId).orElse(Long.MAX_VALUE);
    return database.read(session ->
        ExposureRows.list(
            session,
            """
            WHERE exposure_id > ? AND served_at >= ? AND served_at < ?
            ORDER BY exposure_id LIMIT ?
            """,
            after,
            Instants.toMicros(from),
            Instants.toMicros(until),
            limit));
  }

  @Override
  public int forget(Instant livePromisedBefore, Instant durableServedBefore) {
    writing.lock();
    try {
      int forgotten =
          database.write(
              session -> ExposureRows.delete(session, livePromisedBefore, durableServedBefore));
      if (forgotten > 0) {
        shown.clear(); // some of it may be gone
      }
      return forgotten;
    } finally {
      writing.unlock();
    }
  }

  @Override
  public Map<ItemId, Long> since(Instant from) {
    return database.read(session -> {
      Map<Long, Long> times = new HashMap<>();
      session
          .list(
              "SELECT shown, count(*) FROM exposure WHERE served_at >= ? GROUP BY shown",
              row -> Map.entry(row.getString(1), row.getLong(2)),
              Instants.toMicros(from))
          .forEach(entry ->
              numbers(entry.getKey())
                  .forEach(number -> times.merge(number, entry.getValue(), Long::sum)));
      Map<ItemId, Long> byItem = new HashMap<>();
      session
          .list(
              "SELECT shown_id, item_id FROM shown",
              row -> Map.entry(row.getLong(1), new ItemId(row.getString(2))))
          .forEach(entry -> {
            long count = times.getOrDefault(entry.getKey(), 0L);
            if (count > 0) {
              byItem.merge(entry.getValue(), count, Long::sum);
            }
          });
      return byItem;
    });
  }

  static List<Long> numbers(String text) {
    return Arrays.stream(text.split(" ")).map(Long::valueOf).toList();
  }
}
