package org.colophon.service.health;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.colophon.health.Incident;
import org.colophon.health.Incident.State;
import org.colophon.health.IncidentStore;
import org.colophon.service.store.Database;
import org.colophon.service.store.PayloadCodec;
import org.colophon.service.store.Session;

/// Incidents in SQLite. Thread-safe.
public final class SqliteIncidents implements IncidentStore {
  private static final String SELECT = "SELECT incident_id, payload FROM incident ";

  private final Database database;

  public SqliteIncidents(Database database) {
    this.database = database;
  }

  @Override
  public Incident put(Incident incident) {
    return database.write(session -> {
      requireAlone(session, incident);
      long id = incident.id() == 0 ? next(session) : incident.id();
      Incident stored = incident.withId(id);
      session.update(
          "INSERT OR REPLACE INTO incident (incident_id, key, state, payload) VALUES (?, ?, ?, ?)",
          id,
          stored.key(),
          stored.state().name(),
          PayloadCodec.write(stored));
      return stored;
    });
  }

  private static long next(Session session) {
    return session
        .first("SELECT coalesce(max(incident_id), 0) + 1 FROM incident", row -> row.getLong(1))
        .orElseThrow();
  }

  private static void requireAlone(Session session, Incident incident) {
    boolean second =
        !incident.isResolved()
            && session
                .first(
                    SELECT + "WHERE key = ? AND state <> 'RESOLVED' AND incident_id <> ?",
                    row -> row.getLong(1),
                    incident.key(),
                    incident.id())
                .isPresent();
    if (second) {
      throw new IllegalStateException("'" + incident.key() + "' has an unresolved incident");
    }
  }

  @Override
  public Optional<Incident> find(long id) {
    return database.read(
        session -> session.first(SELECT + "WHERE incident_id = ?", SqliteIncidents::read, id));
  }

  @Override
  public Optional<Incident> latest(String key) {
    return database.read(session ->
        session.first(
            SELECT + "WHERE key = ? ORDER BY incident_id DESC LIMIT 1",
            SqliteIncidents::read,
            key));
  }

  @Override
  public List<Incident> in(State state, int limit) {
    return database.read(session ->
        session.list(
            SELECT + "WHERE state = ? ORDER BY incident_id DESC LIMIT ?",
            SqliteIncidents::read,
            state.name(),
            limit));
  }

  @Override
  public List<Incident> unresolved() {
    return database.read(session ->
        session.list(
            SELECT + "WHERE state <> 'RESOLVED' ORDER BY incident_id DESC", SqliteIncidents::read));
  }

  private static Incident read(ResultSet row) throws SQLException {
    return PayloadCodec.read(row.getString("payload"), Incident.class)
        .withId(row.getLong("incident_id"));
  }
}
