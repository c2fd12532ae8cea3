package org.colophon.service.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.Instants;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemLink;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.log.CurrentState;
import org.colophon.catalog.log.ItemState;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Source;
import org.colophon.service.store.Session;
import org.jspecify.annotations.Nullable;

/// The current tables within one write transaction. Remembers the last item, which a submission
/// asks for several times.
final class SqliteTables implements CurrentState {
  private final Session session;
  private final Deliveries deliveries;
  private @Nullable ItemId lastId;
  private @Nullable ItemState last;

  SqliteTables(Session session) {
    this.session = session;
    this.deliveries = new Deliveries(session);
  }

  @Override
  public @Nullable ItemState item(ItemId id) {
    if (!id.equals(lastId)) {
      last = ItemRows.find(session, id, deliveries).map(ItemRows.Seen::state).orElse(null);
      lastId = id;
    }
    return last;
  }

  @Override
  public void put(ItemState state, long seq) {
    ItemRows.put(session, state, seq);
    IdentityRows.put(session, state);
    lastId = state.id();
    last = state;
  }

  @Override
  public @Nullable Fact fact(FactKey key, SourceId source) {
    return FactRows.find(session, key, source, deliveries).orElse(null);
  }

  @Override
  public @Nullable OrderKey newestOrder(EntityRef entity, SourceId source) {
    return session
        .first(
            """
            SELECT order_epoch, order_position FROM fact WHERE entity = ? AND source = ?
            ORDER BY order_epoch DESC, order_position DESC LIMIT 1
            """,
            row -> new OrderKey(row.getLong(1), row.getLong(2)),
            entity.text(),
            source.value())
        .orElse(null);
  }

  @Override
  public void put(Fact fact, long seq) {
    FactRows.put(session, fact, seq);
  }

  @Override
  public @Nullable Source source(SourceId id) {
    return ReferenceRows.find(session, Reference.OfSource.class, id.value())
        .map(Reference.OfSource::source)
        .orElse(null);
  }

  @Override
  public @Nullable ItemId owner(ProductId product) {
    return owner(session, product).orElse(null);
  }

  static Optional<ItemId> owner(Session session, ProductId product) {
    return session.first(
        "SELECT item_id FROM product WHERE product_id = ?",
        row -> new ItemId(row.getString(1)),
        product.value());
  }

  @Override
  public void own(ProductId product, ItemId item) {
    session.update(
        "INSERT INTO product (product_id, item_id) VALUES (?, ?)", product.value(), item.value());
  }

  @Override
  public Set<ItemId> sameIdentity(ItemId item) {
    return Set.copyOf(IdentityRows.same(session, item));
  }

  @Override
  public @Nullable ItemLink link(ItemId item, String entity) {
    return session
        .first(
            "SELECT entity, stands, linked_by, at FROM item_link WHERE item_id = ? AND entity = ?",
            SqliteTables::link,
            item.value(),
            entity)
        .orElse(null);
  }

  @Override
  public void put(ItemId item, ItemLink link) {
    session.update(
        """
        INSERT OR REPLACE INTO item_link (item_id, entity, stands, linked_by, at)
        VALUES (?, ?, ?, ?, ?)
        """,
        item.value(),
        link.entity(),
        link.stands() ? 1 : 0,
        link.by(),
        Instants.toMicros(link.at()));
  }

  /// Those that stand, by entity.
  static List<ItemLink> links(Session session, ItemId item) {
    return session.list(
        """
        SELECT entity, stands, linked_by, at FROM item_link
        WHERE item_id = ? AND stands = 1 ORDER BY entity
        """,
        SqliteTables::link,
        item.value());
  }

  private static ItemLink link(ResultSet row) throws SQLException {
    return new ItemLink(
        row.getString(1), row.getInt(2) != 0, row.getString(3), Instants.ofMicros(row.getLong(4)));
  }
}
