package org.colophon.service.suggestions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Targeting;
import org.colophon.audience.Targetings;
import org.colophon.catalog.Instants;
import org.colophon.catalog.ItemId;
import org.colophon.service.store.Database;
import org.colophon.service.store.Session;
import org.jspecify.annotations.Nullable;

/// Targetings in SQLite. Thread-safe.
public final class SqliteTargetings implements Targetings {
  private final Database database;

  public SqliteTargetings(Database database) {
    this.database = database;
  }

  @Override
  public void put(Targeting targeting) {
    database.change(session ->
        session.update(
            """
            INSERT INTO targeting
              (item_id, segment_id, imprint, made_by, valid_from, valid_until)
            VALUES (?, ?, (SELECT imprint FROM item WHERE item_id = ?), ?, ?, ?)
            ON CONFLICT (item_id, segment_id) DO UPDATE SET
              imprint = excluded.imprint, made_by = excluded.made_by,
              valid_from = excluded.valid_from, valid_until = excluded.valid_until
            """,
            targeting.item().value(),
            targeting.segment().value(),
            targeting.item().value(),
            targeting.by(),
            Instants.toMicros(targeting.from()),
            Instants.toMicros(targeting.until())));
  }

  @Override
  public boolean end(ItemId item, SegmentId segment, Instant at) {
    long micros = Instants.toMicros(at);
    return database.write(session -> {
      boolean announced =
          session
              .first(
                  """
                  SELECT announced_until FROM targeting
                  WHERE item_id = ? AND segment_id = ? AND valid_until > ?
                  """,
                  row -> Session.number(row, 1) != null,
                  item.value(),
                  segment.value(),
                  micros)
              .orElse(false);
      session.update(
          """
          UPDATE targeting SET valid_until = ?, announced_until = NULL
          WHERE item_id = ? AND segment_id = ? AND valid_until > ?
          """,
          micros,
          item.value(),
          segment.value(),
          micros);
      return announced;
    });
  }

  @Override
  public List<Announced> all(Instant at) {
    long micros = Instants.toMicros(at);
    return database.read(session ->
        session.list(
            """
            SELECT * FROM targeting WHERE valid_from <= ? AND valid_until > ?
            ORDER BY valid_from DESC, item_id, segment_id
            """,
            row -> {
              Long until = Session.number(row, "announced_until");
              return new Announced(read(row), until == null ? null : Instants.ofMicros(until));
            },
            micros,
            micros));
  }

  @Override
  public void announced(ItemId item, SegmentId segment, @Nullable Instant until) {
    database.change(session ->
        session.update(
            "UPDATE targeting SET announced_until = ? WHERE item_id = ? AND segment_id = ?",
            until == null ? null : Instants.toMicros(until),
            item.value(),
            segment.value()));
  }

  @Override
  public List<Targeting> of(SegmentId segment, Instant at) {
    return holding("segment_id", segment.value(), at);
  }

  @Override
  public List<Targeting> of(ItemId item, Instant at) {
    return holding("item_id", item.value(), at);
  }

  private List<Targeting> holding(String column, String id, Instant at) {
    long micros = Instants.toMicros(at);
    return database.read(session ->
        session.list(
            "SELECT * FROM targeting WHERE "
                + column
                + " = ? AND valid_from <= ? AND valid_until > ?"
                + " ORDER BY valid_from DESC, item_id, segment_id",
            SqliteTargetings::read,
            id,
            micros,
            micros));
  }

  private static Targeting read(ResultSet row) throws SQLException {
    return new Targeting(
        new ItemId(row.getString("item_id")),
        new SegmentId(row.getString("segment_id")),
        row.getString("made_by"),
        Instants.ofMicros(row.getLong("valid_from")),
        Instants.ofMicros(row.getLong("valid_until")));
  }
}
