package org.colophon.service.readers;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.catalog.Instants;
import org.colophon.catalog.ItemId;
import org.colophon.feed.ChangeFeed;
import org.colophon.service.store.Database;
import org.colophon.service.store.PayloadCodec;
import org.colophon.service.store.Session;
import org.jspecify.annotations.Nullable;

/// The change feed in SQLite. Thread-safe.
public final class SqliteChangeFeed implements ChangeFeed {
  private final Database database;
  private final InstantSource clock;

  public SqliteChangeFeed(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void append(Change change) {
    appendAll(List.of(change));
  }

  @Override
  public void appendAll(List<Change> changes) {
    if (!changes.isEmpty()) {
      database.change(session -> changes.forEach(change -> append(session, change)));
    }
  }

  private void append(Session session, Change change) {
    session.update(
        "INSERT INTO change_feed (at, item_id, eligible, payload) VALUES (?, ?, ?, ?)",
        Instants.toMicros(clock.instant()),
        change.item().value(),
        eligible(change),
        PayloadCodec.write(change));
  }

  @Override
  public List<Entry> after(long after, int limit) {
    return database.read(session ->
        session.list(
            "SELECT seq, at, payload FROM change_feed WHERE seq > ? ORDER BY seq LIMIT ?",
            row ->
                new Entry(
                    row.getLong(1),
                    Instants.ofMicros(row.getLong(2)),
                    PayloadCodec.read(row.getString(3), Change.class)),
            after,
            limit));
  }

  private static @Nullable Integer eligible(Change change) {
    return switch (change) {
      case Change.BecameEligible _ -> 1;
      case Change.CeasedToBeEligible _ -> 0;
      case Change.TargetingMade _,
          Change.TargetingEnded _,
          Change.AcceptedChanged _,
          Change.Recalled _ ->
          null;
    };
  }

  @Override
  public Map<ItemId, Boolean> eligibility(String territory, boolean first) {
    Map<ItemId, Boolean> last = new HashMap<>();
    database
        .read(session ->
            session.list(
                """
                SELECT item_id, eligible, MAX(seq) FROM change_feed
                WHERE eligible IS NOT NULL
                  AND coalesce(json_extract(payload, '$.territory'), ?) = ?
                GROUP BY item_id
                """,
                row -> Map.entry(new ItemId(row.getString(1)), row.getInt(2) == 1),
                first ? territory : "",
                territory))
        .forEach(entry -> last.put(entry.getKey(), entry.getValue()));
    return last;
  }

  @Override
  public List<EligibilityChange> eligibilityChanges(String territory, Instant since) {
    return database.read(session ->
        session.list(
            """
            SELECT item_id, at, eligible FROM change_feed
            WHERE seq > coalesce(
                (SELECT seq FROM change_feed WHERE at < ? ORDER BY seq DESC LIMIT 1), 0)
              AND eligible IS NOT NULL AND json_extract(payload, '$.territory') = ?
            ORDER BY seq
            """,
            row ->
                new EligibilityChange(
                    new ItemId(row.getString(1)),
                    Instants.ofMicros(row.getLong(2)),
                    row.getInt(3) == 1),
            Instants.toMicros(since),
            territory));
  }
}
