package org.colophon.service.readers;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.Exposure.Shown;
import org.colophon.service.store.Session;
import org.colophon.service.store.StoreException;

/// The table `shown`, with what was written last in memory. Not thread-safe: one writer.
final class ShownRows {
  private static final int MOST = 50_000;

  private final Map<Shown, Long> ids = new LinkedHashMap<>(64, 0.75f, true);

  /// The id of what was shown, written where it is new.
  long id(Session session, Shown shown) {
    Long known = ids.get(shown);
    if (known != null) {
      return known;
    }
    long id = find(session, shown);
    ids.put(shown, id);
    if (ids.size() > MOST) {
      ids.remove(ids.keySet().iterator().next());
    }
    return id;
  }

  private static long find(Session session, Shown shown) {
    Object[] values = {
      shown.item().value(),
      shown.version(),
      String.join("\n", shown.said()),
      shown.policy(),
      shown.imprint().value()
    };
    session.update(
        """
        INSERT INTO shown (item_id, version, said, policy, imprint) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
        values);
    return session
        .first(
            """
            SELECT shown_id FROM shown
            WHERE item_id = ? AND version = ? AND said = ? AND policy = ? AND imprint = ?
            """,
            row -> row.getLong(1),
            values)
        .orElseThrow();
  }

  /// Reads one.
  static Shown read(Session session, long id) {
    return session
        .first(
            "SELECT item_id, imprint, version, policy, said FROM shown WHERE shown_id = ?",
            row ->
                new Shown(
                    new ItemId(row.getString(1)),
                    new ImprintId(row.getString(2)),
                    row.getLong(3),
                    row.getString(4),
                    lines(row.getString(5))),
            id)
        .orElseThrow(() -> new StoreException("the ledger names what it does not hold: " + id));
  }

  private static List<String> lines(String said) {
    return said.isEmpty() ? List.of() : Arrays.asList(said.split("\n"));
  }

  /// Forgets what is in memory: a write was taken back, or rows were deleted.
  void clear() {
    ids.clear();
  }
}
