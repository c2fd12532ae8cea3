package org.colophon.service.sqlite;

import java.time.InstantSource;
import java.util.List;
import org.colophon.catalog.Instants;
import org.colophon.desk.ChangeFeed;

/// The change feed in SQLite. Thread-safe.
public final class SqliteChangeFeed implements ChangeFeed {
  private final SqliteDatabase database;
  private final InstantSource clock;

  public SqliteChangeFeed(SqliteDatabase database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void append(Change change) {
    database.change(session ->
        session.update(
            "INSERT INTO change_feed (at, item_id, payload) VALUES (?, ?, ?)",
            Instants.toMicros(clock.instant()),
            change.item().value(),
            Codec.write(change)));
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
                    Codec.read(row.getString(3), Change.class)),
            after,
            limit));
  }
}
