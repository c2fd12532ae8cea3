package org.colophon.service.sqlite;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.colophon.catalog.Instants;
import org.colophon.catalog.ItemId;
import org.colophon.health.Exposures;

/// Counts what the table `exposure` holds. Thread-safe.
public final class SqliteExposures implements Exposures {
  private final SqliteDatabase database;

  public SqliteExposures(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public Map<ItemId, Long> since(Instant from) {
    Map<ItemId, Long> shown = new HashMap<>();
    database
        .read(session ->
            session.list(
                "SELECT item_id, count(*) FROM exposure WHERE served_at >= ? GROUP BY item_id",
                row -> Map.entry(new ItemId(row.getString(1)), row.getLong(2)),
                Instants.toMicros(from)))
        .forEach(entry -> shown.put(entry.getKey(), entry.getValue()));
    return shown;
  }
}
