package org.colophon.service.sqlite;

import static org.colophon.service.sqlite.FactRows.instant;
import static org.colophon.service.sqlite.FactRows.micros;
import static org.colophon.service.sqlite.Session.number;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.colophon.catalog.Delivery;
import org.colophon.catalog.FacetHashes;
import org.colophon.catalog.Instants;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemState;
import org.colophon.catalog.ItemState.Statement;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.jspecify.annotations.Nullable;

/// The tables `item` and `item_version`.
final class ItemRows {
  private ItemRows() {}

  /// An item's state and the entry that last touched it.
  record Seen(ItemState state, long seq) {}

  static Optional<Seen> find(Session session, ItemId id) {
    return session.first(
        """
        SELECT item.*, delivery.at AS delivered_at, delivery.seq AS delivered_seq
        FROM item LEFT JOIN delivery ON delivery.source = item.source
        WHERE item_id = ?
        """,
        ItemRows::read,
        id.value());
  }

  static void put(Session session, ItemState state, long seq) {
    OrderKey deleted = state.deletedBy();
    session.update(
        """
        INSERT INTO item (item_id, source, seq, deleted_epoch, deleted_position, checked_at)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (item_id) DO UPDATE SET seq = excluded.seq,
          deleted_epoch = excluded.deleted_epoch, deleted_position = excluded.deleted_position,
          checked_at = excluded.checked_at
        """,
        state.id().value(),
        state.source().value(),
        seq,
        deleted == null ? null : deleted.epoch(),
        deleted == null ? null : deleted.position(),
        micros(state.checkedAt()));
    if (state.stated() != null) {
      putStatement(session, state.stated(), seq);
    }
  }

  private static void putStatement(Session session, Statement stated, long seq) {
    Item item = stated.item();
    session.update(
        """
        UPDATE item SET imprint = ?, content_type = ?, desk = ?, number = ?, order_epoch = ?,
          order_position = ?, conflict = ?, text_hash = ?, metadata_hash = ?, confirmed_at = ?,
          recorded_at = ?, payload = ?
        WHERE item_id = ?
        """,
        item.imprint().value(),
        item.type().name(),
        item.desk() == null ? null : item.desk().value(),
        stated.number(),
        stated.order().epoch(),
        stated.order().position(),
        stated.conflict() ? 1 : 0,
        stated.hashes().text(),
        stated.hashes().metadata(),
        Instants.toMicros(stated.confirmedAt()),
        Instants.toMicros(stated.recordedAt()),
        Codec.write(item),
        item.id().value());
    session.update(
        """
        INSERT OR IGNORE INTO item_version
          (item_id, number, seq, recorded_at, text_hash, metadata_hash)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        item.id().value(),
        stated.number(),
        seq,
        Instants.toMicros(stated.recordedAt()),
        stated.hashes().text(),
        stated.hashes().metadata());
  }

  private static Seen read(ResultSet row) throws SQLException {
    ItemState state =
        new ItemState(
            new ItemId(row.getString("item_id")),
            new SourceId(row.getString("source")),
            statement(row),
            order(row, "deleted_epoch", "deleted_position"),
            instant(row, "checked_at"));
    long seq = row.getLong("seq");
    Delivery delivery = FactRows.delivery(row);
    return new Seen(delivery == null ? state : delivery.confirm(state, seq), seq);
  }

  private static @Nullable Statement statement(ResultSet row) throws SQLException {
    OrderKey order = order(row, "order_epoch", "order_position");
    if (order == null) {
      return null;
    }
    return new Statement(
        Codec.read(row.getString("payload"), Item.class),
        order,
        row.getInt("conflict") != 0,
        new FacetHashes(row.getString("text_hash"), row.getString("metadata_hash")),
        row.getLong("number"),
        Instants.ofMicros(row.getLong("confirmed_at")),
        Instants.ofMicros(row.getLong("recorded_at")));
  }

  private static @Nullable OrderKey order(ResultSet row, String epoch, String position)
      throws SQLException {
    Long known = number(row, epoch);
    return known == null ? null : new OrderKey(known, row.getLong(position));
  }
}
