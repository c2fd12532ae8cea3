package org.colophon.service.catalog;

import static org.colophon.service.catalog.FactRows.instant;
import static org.colophon.service.catalog.FactRows.micros;
import static org.colophon.service.store.Session.number;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.colophon.catalog.FacetHashes;
import org.colophon.catalog.Instants;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.log.Delivery;
import org.colophon.catalog.log.ItemState;
import org.colophon.catalog.log.ItemState.Statement;
import org.colophon.service.store.PayloadCodec;
import org.colophon.service.store.Session;
import org.jspecify.annotations.Nullable;

/// The tables `item` and `item_version`.
final class ItemRows {
  private ItemRows() {}

  /// An item's state and the entry that last touched it.
  record Seen(ItemState state, long seq) {}

  private static final String FIND =
      """
      SELECT source, seq, deleted_epoch, deleted_position, checked_at, number, order_epoch,
        order_position, conflict, text_hash, metadata_hash, confirmed_at, recorded_at, payload
      FROM item WHERE item_id = ?
      """;

  // its columns, by number
  private static final int SOURCE = 1;
  private static final int SEQ = 2;
  private static final int DELETED_EPOCH = 3;
  private static final int DELETED_POSITION = 4;
  private static final int CHECKED_AT = 5;
  private static final int NUMBER = 6;
  private static final int ORDER_EPOCH = 7;
  private static final int ORDER_POSITION = 8;
  private static final int CONFLICT = 9;
  private static final int TEXT_HASH = 10;
  private static final int METADATA_HASH = 11;
  private static final int CONFIRMED_AT = 12;
  private static final int RECORDED_AT = 13;
  private static final int PAYLOAD = 14;

  static Optional<Seen> find(Session session, ItemId id, Deliveries deliveries) {
    return session.first(FIND, row -> read(row, id, deliveries), id.value());
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
        PayloadCodec.write(item),
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

  private static Seen read(ResultSet row, ItemId id, Deliveries deliveries) throws SQLException {
    SourceId source = new SourceId(row.getString(SOURCE));
    ItemState state =
        new ItemState(
            id,
            source,
            statement(row),
            order(row, DELETED_EPOCH, DELETED_POSITION),
            instant(row, CHECKED_AT));
    long seq = row.getLong(SEQ);
    Delivery delivery = deliveries.of(source);
    return new Seen(delivery == null ? state : delivery.confirm(state, seq), seq);
  }

  private static @Nullable Statement statement(ResultSet row) throws SQLException {
    OrderKey order = order(row, ORDER_EPOCH, ORDER_POSITION);
    if (order == null) {
      return null;
    }
    return new Statement(
        PayloadCodec.read(row.getString(PAYLOAD), Item.class),
        order,
        row.getInt(CONFLICT) != 0,
        new FacetHashes(row.getString(TEXT_HASH), row.getString(METADATA_HASH)),
        row.getLong(NUMBER),
        Instants.ofMicros(row.getLong(CONFIRMED_AT)),
        Instants.ofMicros(row.getLong(RECORDED_AT)));
  }

  private static @Nullable OrderKey order(ResultSet row, int epoch, int position)
      throws SQLException {
    Long known = number(row, epoch);
    return known == null ? null : new OrderKey(known, row.getLong(position));
  }
}
