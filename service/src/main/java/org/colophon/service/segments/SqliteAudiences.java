package org.colophon.service.segments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.colophon.audience.Audiences;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.models.LruCache;
import org.colophon.service.store.Database;
import org.colophon.service.store.PayloadCodec;
import org.colophon.service.store.Session;
import org.jspecify.annotations.Nullable;

/// Segments in SQLite. Thread-safe.
public final class SqliteAudiences implements Audiences {
  private static final int KEPT = 4_000;

  private final Database database;
  private final Predicate<DeskId> answering;

  /// Every match reads all segments: each is parsed once.
  private final LruCache<String, Segment> parsed = new LruCache<>(KEPT);

  /// What the last reading found; null after a write. One process owns a database.
  private @Nullable List<Row> all;

  private long puts;

  /// @param answering whether a desk exists, is active and has a member
  public SqliteAudiences(Database database, Predicate<DeskId> answering) {
    this.database = database;
    this.answering = answering;
  }

  @Override
  public long put(Segment segment) {
    long put = write(segment);
    synchronized (this) {
      puts++;
      all = null;
    }
    return put;
  }

  private long write(Segment segment) {
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
          PayloadCodec.write(segment));
      return version;
    });
  }

  @Override
  public Optional<Stored> find(SegmentId id) {
    return database.read(session -> find(session, id)).map(this::stored);
  }

  @Override
  public boolean belongsTo(SegmentId id, ImprintId imprint) {
    return database
        .read(session ->
            session.first(
                "SELECT 1 FROM segment WHERE segment_id = ? AND imprint = ?",
                row -> true,
                id.value(),
                imprint.value()))
        .isPresent();
  }

  private Optional<Row> find(Session session, SegmentId id) {
    return session.first(
        "SELECT version, payload FROM segment WHERE segment_id = ?", this::row, id.value());
  }

  @Override
  public List<Stored> all() {
    Map<DeskId, Boolean> answers = new HashMap<>();
    return rows().stream()
        .map(row ->
            Stored.of(
                row.segment(),
                row.version(),
                desk -> answers.computeIfAbsent(desk, answering::test)))
        .toList();
  }

  private List<Row> rows() {
    List<Row> known;
    long before;
    synchronized (this) {
      known = all;
      before = puts;
    }
    return known == null ? read(before) : known;
  }

  private List<Row> read(long before) {
    List<Row> read =
        List.copyOf(
            database.read(session ->
                session.list(
                    "SELECT version, payload FROM segment ORDER BY segment_id", this::row)));
    synchronized (this) {
      if (puts == before) {
        all = read;
      }
    }
    return read;
  }

  private Row row(ResultSet row) throws SQLException {
    Segment segment =
        parsed.get(row.getString("payload"), payload -> PayloadCodec.read(payload, Segment.class));
    return new Row(segment, row.getLong("version"));
  }

  /// A segment as the table has it; its desk is looked up once the table is read.
  private record Row(Segment segment, long version) {}

  private Stored stored(Row row) {
    return Stored.of(row.segment(), row.version(), answering);
  }
}
