package org.colophon.service.labelling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.Instants;
import org.colophon.catalog.ItemId;
import org.colophon.eval.labelling.LabelEntry;
import org.colophon.eval.labelling.LabelStore;
import org.colophon.eval.labelling.Labelling;
import org.colophon.eval.labelling.LabellingId;
import org.colophon.eval.labelling.SampledItem;
import org.colophon.service.store.Database;
import org.colophon.service.store.PayloadCodec;
import org.colophon.service.store.Session;

/// Labellings in SQLite. Thread-safe.
public final class SqliteLabels implements LabelStore {
  private final Database database;

  public SqliteLabels(Database database) {
    this.database = database;
  }

  @Override
  public boolean open(Labelling labelling, List<SampledItem> sample) {
    return database.write(session -> {
      if (find(session, labelling.id()).isPresent()) {
        return false;
      }
      var imprint = labelling.plan().imprint();
      session.update(
          "INSERT INTO labelling (labelling_id, imprint, drawn_at, payload) VALUES (?, ?, ?, ?)",
          labelling.id().value(),
          imprint == null ? null : imprint.value(),
          Instants.toMicros(labelling.drawing().at()),
          PayloadCodec.write(labelling));
      for (int position = 0; position < sample.size(); position++) {
        put(session, labelling.id(), position, sample.get(position));
      }
      return true;
    });
  }

  private static void put(Session session, LabellingId id, int position, SampledItem item) {
    session.update(
        """
        INSERT INTO labelling_item
          (labelling_id, position, item_id, imprint, text_hash, payload)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        id.value(),
        position,
        item.item().value(),
        item.stratum().imprint().value(),
        item.textHash(),
        PayloadCodec.write(item));
  }

  @Override
  public Optional<Labelling> find(LabellingId id) {
    return database.read(session -> find(session, id));
  }

  private static Optional<Labelling> find(Session session, LabellingId id) {
    return session.first(
        "SELECT payload FROM labelling WHERE labelling_id = ?",
        row -> PayloadCodec.read(row.getString(1), Labelling.class),
        id.value());
  }

  @Override
  public List<Labelling> all() {
    return database.read(session ->
        session.list(
            "SELECT payload FROM labelling ORDER BY labelling_id",
            row -> PayloadCodec.read(row.getString(1), Labelling.class)));
  }

  @Override
  public List<SampledItem> sample(LabellingId id) {
    return database.read(session ->
        session.list(
            "SELECT payload FROM labelling_item WHERE labelling_id = ? ORDER BY position",
            SqliteLabels::item,
            id.value()));
  }

  @Override
  public List<ItemId> order(LabellingId id) {
    return database.read(session ->
        session.list(
            "SELECT item_id FROM labelling_item WHERE labelling_id = ? ORDER BY position",
            row -> new ItemId(row.getString(1)),
            id.value()));
  }

  @Override
  public Optional<SampledItem> item(LabellingId id, ItemId item) {
    return database.read(session ->
        session.first(
            "SELECT payload FROM labelling_item WHERE labelling_id = ? AND item_id = ?",
            SqliteLabels::item,
            id.value(),
            item.value()));
  }

  private static SampledItem item(ResultSet row) throws SQLException {
    return PayloadCodec.read(row.getString(1), SampledItem.class);
  }

  @Override
  public void append(LabellingId id, LabelEntry given) {
    database.change(session ->
        session.update(
            """
            INSERT INTO label_given (labelling_id, item_id, labeller, at, payload)
            VALUES (?, ?, ?, ?, ?)
            """,
            id.value(),
            given.item().value(),
            given.labeller(),
            Instants.toMicros(given.at()),
            PayloadCodec.write(given)));
  }

  @Override
  public List<LabelEntry> given(LabellingId id) {
    return database.read(session ->
        session.list(
            "SELECT payload FROM label_given WHERE labelling_id = ? ORDER BY given_id",
            row -> PayloadCodec.read(row.getString(1), LabelEntry.class),
            id.value()));
  }
}
