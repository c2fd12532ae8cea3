package org.colophon.service.sqlite;

import java.util.Optional;
import org.colophon.catalog.SourceId;
import org.colophon.health.SourceHeartbeat;
import org.colophon.health.SourceHeartbeats;

/// Pulses in SQLite. Thread-safe.
public final class SqlitePulses implements SourceHeartbeats {
  private final SqliteDatabase database;

  public SqlitePulses(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public void put(SourceHeartbeat pulse) {
    database.change(session ->
        session.update(
            "INSERT OR REPLACE INTO pulse (source, payload) VALUES (?, ?)",
            pulse.source().value(),
            Codec.write(pulse)));
  }

  @Override
  public Optional<SourceHeartbeat> of(SourceId source) {
    return database.read(session ->
        session.first(
            "SELECT payload FROM pulse WHERE source = ?",
            row -> Codec.read(row.getString(1), SourceHeartbeat.class),
            source.value()));
  }
}
