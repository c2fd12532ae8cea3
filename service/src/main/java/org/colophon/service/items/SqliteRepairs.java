package org.colophon.service.items;

import java.util.List;
import org.colophon.catalog.Instants;
import org.colophon.catalog.ItemId;
import org.colophon.health.Repair;
import org.colophon.health.Repairs;
import org.colophon.service.store.Database;

/// Repairs in SQLite. Thread-safe.
public final class SqliteRepairs implements Repairs {
  private final Database database;

  public SqliteRepairs(Database database) {
    this.database = database;
  }

  @Override
  public void append(Repair repair) {
    database.change(session ->
        session.update(
            "INSERT INTO repair (at, item_id, done_by, what, detail) VALUES (?, ?, ?, ?, ?)",
            Instants.toMicros(repair.at()),
            repair.item().value(),
            repair.by(),
            repair.what(),
            repair.detail()));
  }

  @Override
  public List<Repair> of(ItemId item, int limit) {
    return database.read(session ->
        session.list(
            "SELECT * FROM repair WHERE item_id = ? ORDER BY repair_id DESC LIMIT ?",
            row ->
                new Repair(
                    Instants.ofMicros(row.getLong("at")),
                    item,
                    row.getString("done_by"),
                    row.getString("what"),
                    row.getString("detail")),
            item.value(),
            limit));
  }
}
