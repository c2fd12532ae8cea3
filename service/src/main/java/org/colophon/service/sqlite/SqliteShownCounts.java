package org.colophon.service.sqlite;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.colophon.catalog.Instants;
import org.colophon.catalog.ItemId;
import org.colophon.health.Exposures;

/// Counts what the exposure ledger holds, its last [#ANSWERS] answers. Thread-safe.
public final class SqliteShownCounts implements Exposures {
  /// Older answers do not count.
  static final int ANSWERS = 100_000;

  private final SqliteDatabase database;

  public SqliteShownCounts(SqliteDatabase database) {
    this.database = database;
  }

  private record Answers(String shown, long times) {}

  @Override
  public Map<ItemId, Long> since(Instant from) {
    return database.read(session -> {
      Map<Long, Long> times = new HashMap<>();
      session
          .list(
              """
              SELECT shown, count(*) FROM
                (SELECT shown FROM exposure WHERE served_at >= ? ORDER BY exposure_id DESC LIMIT ?)
              GROUP BY shown
              """,
              row -> new Answers(row.getString(1), row.getLong(2)),
              Instants.toMicros(from),
              ANSWERS)
          .forEach(answers -> {
            for (String id : answers.shown().split(" ", -1)) {
              times.merge(Long.parseLong(id), answers.times(), Long::sum);
            }
          });
      Map<ItemId, Long> byItem = new HashMap<>();
      times.forEach((id, many) ->
          session
              .first(
                  "SELECT item_id FROM shown WHERE shown_id = ?",
                  row -> new ItemId(row.getString(1)),
                  id)
              .ifPresent(item -> byItem.merge(item, many, Long::sum)));
      return byItem;
    });
  }
}
