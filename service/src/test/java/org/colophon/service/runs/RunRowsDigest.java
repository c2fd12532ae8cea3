package org.colophon.service.runs;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.colophon.service.store.Database;
import org.colophon.text.PassageText;

/// A digest of every row that runs make, without the numbers, times and attempts that may differ.
public final class RunRowsDigest {
  private static final Map<String, String> TABLES = new LinkedHashMap<>();

  static {
    TABLES.put(
        "accepted",
        """
        SELECT a.shelf || ' ' || a.item_id || ' ' || a.input_hash || ' ' || a.recipe || ' '
          || a.digest || ' ' || a.language || ' ' || r.payload
        FROM accepted a JOIN result r ON r.result_id = a.result_id ORDER BY a.shelf, a.item_id
        """);
    TABLES.put(
        "results",
        """
        SELECT shelf || ' ' || item_id || ' ' || recipe || ' ' || payload FROM result
        ORDER BY shelf, item_id, recipe, payload
        """);
    TABLES.put(
        "runs",
        """
        SELECT run_id || ' ' || kind || ' ' || state || ' ' || recipe || ' ' || approved || ' '
          || selected || ' ' || payload FROM run ORDER BY run_id
        """);
    TABLES.put(
        "run items",
        """
        SELECT run_id || ' ' || item_id || ' ' || input_hash || ' ' || state || ' ' || tries || ' '
          || applied || ' ' || coalesce(error, '') FROM run_item
        ORDER BY run_id, item_id, input_hash
        """);
    TABLES.put(
        "changes",
        """
        SELECT run_id || ' ' || item_id || ' ' || kind || ' ' || what || ' ' || value || ' '
          || label || ' ' || coalesce(before, '') || ' ' || coalesce(after, '')
        FROM run_change ORDER BY run_id, item_id, kind, value, what
        """);
    TABLES.put(
        "vectors",
        "SELECT digest || ' ' || passage_hash || ' ' || hex(vector) FROM vector ORDER BY 1");
    TABLES.put("settings", "SELECT key || ' ' || value FROM setting ORDER BY key");
    TABLES.put("due", "SELECT digest || ' ' || item_id FROM index_due ORDER BY 1");
    TABLES.put("log", "SELECT seq || ' ' || payload FROM log ORDER BY seq");
  }

  private RunRowsDigest() {}

  /// Number of rows and their digest, by table.
  public static Map<String, String> of(Path directory) {
    Map<String, String> digests = new LinkedHashMap<>();
    try (Database database = Database.open(directory)) {
      TABLES.forEach((table, sql) -> {
        List<String> rows = database.read(session -> session.list(sql, row -> row.getString(1)));
        digests.put(table, rows.size() + " " + PassageText.hash(String.join("\n", rows)));
      });
    }
    return digests;
  }
}
