package org.colophon.service.webhooks;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.Instants;
import org.colophon.service.store.Database;
import org.colophon.service.store.Session;

/// Subscriptions in SQLite. Thread-safe.
public final class SqliteSubscriptions implements Subscriptions {
  private final Database database;

  public SqliteSubscriptions(Database database) {
    this.database = database;
  }

  @Override
  public void put(Subscription subscription, Instant now) {
    database.change(session -> {
      boolean wasActive =
          find(session, subscription.id())
              .map(known -> known.state() == Subscription.State.ACTIVE)
              .orElse(true);
      write(session, subscription);
      if (!wasActive && subscription.state() == Subscription.State.ACTIVE) {
        session.update(
            "UPDATE webhook_delivery SET next_at = ?, attempts = 0 WHERE subscription_id = ?",
            Instants.toMicros(now),
            subscription.id());
      }
    });
  }

  private static void write(Session session, Subscription subscription) {
    session.update(
        """
        INSERT INTO subscription (subscription_id, url, secret, state, made_at, failing_since,
          last_error)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (subscription_id) DO UPDATE SET url = excluded.url, state = excluded.state,
          failing_since = excluded.failing_since, last_error = excluded.last_error
        """,
        subscription.id(),
        subscription.url().toString(),
        subscription.secret(),
        subscription.state().name(),
        Instants.toMicros(subscription.madeAt()),
        subscription.failingSince() == null ? null : Instants.toMicros(subscription.failingSince()),
        subscription.lastError());
  }

  @Override
  public Optional<Subscription> find(String id) {
    return database.read(session -> find(session, id));
  }

  private static Optional<Subscription> find(Session session, String id) {
    return session.first(
        "SELECT * FROM subscription WHERE subscription_id = ?", SqliteSubscriptions::read, id);
  }

  @Override
  public List<Subscription> all() {
    return database.read(session ->
        session.list(
            "SELECT * FROM subscription ORDER BY subscription_id", SqliteSubscriptions::read));
  }

  private static Subscription read(ResultSet row) throws SQLException {
    Long failing = Session.number(row, "failing_since");
    return new Subscription(
        row.getString("subscription_id"),
        URI.create(row.getString("url")),
        row.getString("secret"),
        Subscription.State.valueOf(row.getString("state")),
        Instants.ofMicros(row.getLong("made_at")),
        failing == null ? null : Instants.ofMicros(failing),
        row.getString("last_error"));
  }

  @Override
  public boolean delete(String id) {
    return database.write(
            session -> session.update("DELETE FROM subscription WHERE subscription_id = ?", id))
        > 0;
  }

  @Override
  public List<Due> due(Instant now, int limit) {
    return database.read(session ->
        session.list(
            """
            SELECT subscription_id, recall_id, attempts FROM (
              SELECT d.*, ROW_NUMBER() OVER lane AS place
              FROM webhook_delivery d JOIN subscription s ON s.subscription_id = d.subscription_id
              WHERE d.next_at <= ? AND s.state = 'ACTIVE'
              WINDOW lane AS (PARTITION BY d.subscription_id ORDER BY d.next_at, d.recall_id))
            WHERE place <= ? ORDER BY next_at, recall_id
            """,
            row -> new Due(row.getString(1), row.getString(2), row.getInt(3)),
            Instants.toMicros(now),
            limit));
  }

  @Override
  public void taken(Due due) {
    database.change(session -> {
      drop(session, due);
      session.update(
          """
          UPDATE subscription SET failing_since = NULL, last_error = NULL
          WHERE subscription_id = ? AND failing_since IS NOT NULL
          """,
          due.subscription());
    });
  }

  @Override
  public void dropped(Due due) {
    database.change(session -> drop(session, due));
  }

  private static void drop(Session session, Due due) {
    session.update(
        "DELETE FROM webhook_delivery WHERE subscription_id = ? AND recall_id = ?",
        due.subscription(),
        due.recall());
  }

  @Override
  public void failed(Due due, Subscription subscription, Instant nextAt) {
    database.change(session -> {
      session.update(
          """
          UPDATE webhook_delivery SET attempts = ?, next_at = ?
          WHERE subscription_id = ? AND recall_id = ?
          """,
          due.attempts() + 1,
          Instants.toMicros(nextAt),
          due.subscription(),
          due.recall());
      session.update(
          "UPDATE webhook_delivery SET next_at = ? WHERE subscription_id = ? AND next_at < ?",
          Instants.toMicros(nextAt),
          due.subscription(),
          Instants.toMicros(nextAt));
      if (find(session, subscription.id()).isPresent()) {
        write(session, subscription);
      }
    });
  }
}
