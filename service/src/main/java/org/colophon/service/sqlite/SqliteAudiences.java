package org.colophon.service.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.colophon.audience.Audiences;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Signal;
import org.colophon.catalog.Instants;
import org.colophon.catalog.ItemId;

/// Segments and signals in SQLite. Thread-safe.
public final class SqliteAudiences implements Audiences {
  private final SqliteDatabase database;

  public SqliteAudiences(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public long put(Segment segment) {
    return database.write(session -> {
      long version =
          find(session, segment.id())
              .map(known -> known.version() + (known.segment().describes(segment) ? 0 : 1))
              .orElse(1L);
      session.update(
          """
          INSERT OR REPLACE INTO segment (segment_id, imprint, version, payload)
          VALUES (?, ?, ?, ?)
          """,
          segment.id().value(),
          segment.imprint().value(),
          version,
          Codec.write(segment));
      return version;
    });
  }

  @Override
  public Optional<Stored> find(SegmentId id) {
    return database.read(session -> find(session, id));
  }

  private static Optional<Stored> find(Session session, SegmentId id) {
    return session.first(
        "SELECT version, payload FROM segment WHERE segment_id = ?",
        SqliteAudiences::stored,
        id.value());
  }

  @Override
  public List<Stored> all() {
    return database.read(session ->
        session.list(
            "SELECT version, payload FROM segment ORDER BY segment_id", SqliteAudiences::stored));
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(Codec.read(row.getString("payload"), Segment.class), row.getLong("version"));
  }

  @Override
  public int add(List<Signal> signals) {
    return database.write(session -> signals.stream().mapToInt(s -> add(session, s)).sum());
  }

  private static int add(Session session, Signal signal) {
    return session.update(
        """
        INSERT OR IGNORE INTO signal
          (event_id, person, segment_id, type, item_id, topic, occurred_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        signal.eventId(),
        signal.person(),
        signal.segment().value(),
        signal.type().name(),
        signal.item() == null ? null : signal.item().value(),
        signal.topic(),
        Instants.toMicros(signal.occurredAt()));
  }

  @Override
  public List<Signal> recent(SegmentId id, int limit) {
    return database.read(session ->
        session.list(
            """
            SELECT * FROM signal WHERE segment_id = ?
            ORDER BY occurred_at DESC, event_id LIMIT ?
            """,
            SqliteAudiences::signal,
            id.value(),
            limit));
  }

  private static Signal signal(ResultSet row) throws SQLException {
    String item = row.getString("item_id");
    return new Signal(
        row.getString("event_id"),
        row.getString("person"),
        new SegmentId(row.getString("segment_id")),
        Signal.Type.valueOf(row.getString("type")),
        item == null ? null : new ItemId(item),
        row.getString("topic"),
        Instants.ofMicros(row.getLong("occurred_at")));
  }

  @Override
  public int forget(String person) {
    return database.write(session -> session.update("DELETE FROM signal WHERE person = ?", person));
  }
}
