package org.colophon.service.catalog;

import java.util.List;
import java.util.Set;
import org.colophon.catalog.ItemId;
import org.colophon.service.store.Database;

/// Items in the order in which they were recorded. Thread-safe.
public final class SqliteRecentItems {
  private final Database database;

  public SqliteRecentItems(Database database) {
    this.database = database;
  }

  /// The newest first, tombstones not counted; an empty set rules no language out.
  public List<ItemId> newest(Set<String> languages, int many) {
    String spoken = String.join(" ", languages);
    return database.read(session ->
        session.list(
            """
            SELECT item_id FROM item
            WHERE recorded_at IS NOT NULL AND deleted_epoch IS NULL
              AND (? = '' OR instr(' ' || ? || ' ',
                ' ' || json_extract(payload, '$.content.language') || ' ') > 0)
            ORDER BY recorded_at DESC, item_id LIMIT ?
            """,
            row -> new ItemId(row.getString(1)),
            spoken,
            spoken,
            many));
  }

  /// Contributors, series and subjects of an item, stated or accepted, as
  /// [org.colophon.audience.SignalTarget] writes them.
  public List<String> about(ItemId item) {
    return database.read(session ->
        session.list(
            """
            SELECT about FROM item_about WHERE item_id = ?
            UNION
            SELECT entity FROM item_link WHERE item_id = ? AND stands
              AND (entity LIKE 'contributor:%' OR entity LIKE 'series:%' OR entity LIKE 'subject:%')
            ORDER BY 1
            """,
            row -> row.getString(1), item.value(), item.value()));
  }
}
