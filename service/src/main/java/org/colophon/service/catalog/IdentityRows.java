package org.colophon.service.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.IdentityKeys;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.ItemState;
import org.colophon.service.store.PayloadCodec;
import org.colophon.service.store.Session;

/// The rows of the table `identity`.
final class IdentityRows {
  private static final int PAGE = 1_000;

  private IdentityRows() {}

  /// Brings the rows of an item up to its state.
  static void put(Session session, ItemState state) {
    Set<String> keys = state.identityKeys();
    Set<String> known =
        new HashSet<>(
            session.list(
                "SELECT key FROM identity WHERE item_id = ?",
                row -> row.getString(1),
                state.id().value()));
    if (known.equals(keys)) {
      return;
    }
    session.update("DELETE FROM identity WHERE item_id = ?", state.id().value());
    insert(session, state.id(), keys);
  }

  private static void insert(Session session, ItemId id, Set<String> keys) {
    for (String key : keys) {
      session.update("INSERT INTO identity (key, item_id) VALUES (?, ?)", key, id.value());
    }
  }

  /// Other items with an identifier of this one, by id.
  static List<ItemId> same(Session session, ItemId id) {
    return session.list(
        """
        SELECT DISTINCT other.item_id FROM identity AS own
        JOIN identity AS other ON other.key = own.key
        WHERE own.item_id = ? AND other.item_id <> own.item_id ORDER BY other.item_id
        """,
        row -> new ItemId(row.getString(1)),
        id.value());
  }

  /// The items with an identifier, by id.
  static List<ItemId> of(Session session, String key) {
    return session.list(
        "SELECT item_id FROM identity WHERE key = ? ORDER BY item_id",
        row -> new ItemId(row.getString(1)),
        key);
  }

  /// Fills the table of a directory from before it; does nothing when it is filled.
  static void fill(Session session) {
    if (session.update("DELETE FROM setting WHERE key = 'identity'") == 0) {
      return;
    }
    String after = "";
    List<Item> page;
    do {
      page =
          session.list(
              """
              SELECT payload FROM item WHERE item_id > ? AND payload IS NOT NULL
                AND (deleted_epoch IS NULL OR deleted_epoch < order_epoch
                  OR (deleted_epoch = order_epoch AND deleted_position < order_position))
              ORDER BY item_id LIMIT ?
              """,
              row -> PayloadCodec.read(row.getString(1), Item.class),
              after,
              PAGE);
      page.forEach(item -> insert(session, item.id(), IdentityKeys.of(item)));
      after = page.isEmpty() ? after : page.getLast().id().value();
    } while (page.size() == PAGE);
  }
}
