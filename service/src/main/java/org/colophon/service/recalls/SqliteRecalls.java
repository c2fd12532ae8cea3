package org.colophon.service.recalls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.Instants;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.RecallNotice;
import org.colophon.exposure.RecallStore;
import org.colophon.feed.ChangeFeed;
import org.colophon.service.store.Database;
import org.colophon.service.store.PayloadCodec;
import org.colophon.service.store.Session;
import org.jspecify.annotations.Nullable;

/// Recall notices in SQLite. A notice, its entry in the change feed and its deliveries are written
/// together. Thread-safe.
public final class SqliteRecalls implements RecallStore {
  private static final String ALL =
      "SELECT recall_seq, payload, delivered_at, acknowledged_at, acknowledged_by FROM recall ";

  private final Database database;
  private final ChangeFeed changes;
  private final InstantSource clock;

  public SqliteRecalls(Database database, ChangeFeed changes, InstantSource clock) {
    this.database = database;
    this.changes = changes;
    this.clock = clock;
  }

  @Override
  public Optional<Progress> progress() {
    return database.read(session ->
        session.first(
            "SELECT log_seq, notices, policies, looked_at FROM recall_progress",
            row ->
                new Progress(
                    row.getLong(1),
                    row.getLong(2),
                    row.getString(3),
                    Instants.ofMicros(row.getLong(4)))));
  }

  @Override
  public List<Told> told(ItemId item) {
    List<RecallNotice> notices =
        database.read(session ->
            session.list(
                "SELECT payload FROM recall WHERE item_id = ? ORDER BY recall_seq",
                row -> PayloadCodec.read(row.getString(1), RecallNotice.class),
                item.value()));
    List<Told> told = new ArrayList<>();
    for (RecallNotice notice : notices) {
      notice.exposures().forEach(exposure -> told.add(new Told(exposure, notice.why())));
    }
    return told;
  }

  @Override
  public void record(List<RecallNotice> notices, Progress progress) {
    database.change(session -> {
      session.update(
          """
          INSERT OR REPLACE INTO recall_progress (one, log_seq, notices, policies, looked_at)
          VALUES (1, ?, ?, ?, ?)
          """,
          progress.seq(),
          progress.notices(),
          progress.policies(),
          Instants.toMicros(progress.lookedAt()));
      for (RecallNotice notice : notices) {
        put(session, notice);
        changes.append(ChangeFeed.Change.Recalled.of(notice));
      }
    });
  }

  private static void put(Session session, RecallNotice notice) {
    session.update(
        """
        INSERT INTO recall (recall_id, item_id, imprint, made_at, learned_at, payload)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        notice.id(),
        notice.item().value(),
        notice.imprint().value(),
        Instants.toMicros(notice.at()),
        Instants.toMicros(notice.learnedAt()),
        PayloadCodec.write(notice));
    session.update(
        """
        INSERT INTO webhook_delivery (subscription_id, recall_id, attempts, next_at)
        SELECT subscription_id, ?, 0, ? FROM subscription
        """,
        notice.id(),
        Instants.toMicros(notice.at()));
  }

  @Override
  public List<Entry> after(long after, int limit) {
    return database.read(session ->
        session.list(
            ALL + "WHERE recall_seq > ? ORDER BY recall_seq LIMIT ?",
            SqliteRecalls::entry,
            after,
            limit));
  }

  @Override
  public Optional<Entry> find(String id) {
    return database.read(session -> find(session, id));
  }

  private static Optional<Entry> find(Session session, String id) {
    return session.first(ALL + "WHERE recall_id = ?", SqliteRecalls::entry, id);
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("recall_seq"),
        PayloadCodec.read(row.getString("payload"), RecallNotice.class),
        instant(Session.number(row, "delivered_at")),
        instant(Session.number(row, "acknowledged_at")),
        row.getString("acknowledged_by"));
  }

  private static @Nullable Instant instant(@Nullable Long micros) {
    return micros == null ? null : Instants.ofMicros(micros);
  }

  @Override
  public Optional<Entry> acknowledge(String id, String by) {
    return database.write(session -> {
      session.update(
          """
          UPDATE recall SET acknowledged_at = ?, acknowledged_by = ?
          WHERE recall_id = ? AND acknowledged_at IS NULL
          """,
          Instants.toMicros(clock.instant()),
          by,
          id);
      session.update("DELETE FROM webhook_delivery WHERE recall_id = ?", id);
      return find(session, id);
    });
  }

  @Override
  public void delivered(String id) {
    database.change(session ->
        session.update(
            "UPDATE recall SET delivered_at = ? WHERE recall_id = ? AND delivered_at IS NULL",
            Instants.toMicros(clock.instant()),
            id));
  }
}
