package org.colophon.service.sqlite;

import java.util.Optional;
import org.colophon.catalog.SourceId;
import org.colophon.health.SourceHeartbeat;
import org.colophon.health.SourceHeartbeats;
import org.colophon.service.store.Database;
import org.colophon.service.store.PayloadCodec;

/// Pulses in SQLite. Thread-safe.
public final class SqlitePulses implements SourceHeartbeats {
  private final Database database;

  public SqlitePulses(Database database) {
    this.database = database;
  }

  @Override
  public void put(SourceHeartbeat pulse) {
    database.change(session ->
        session.update(
            "INSERT OR REPLACE INTO pulse (source, payload) VALUES (?, ?)",
            pulse.source().value(),
            PayloadCodec.write(pulse)));
  }

  @Override
  public Optional<SourceHeartbeat> of(SourceId source) {
    return database.read(session ->
        session.first(
            "SELECT payload FROM pulse WHERE source = ?",
            row -> PayloadCodec.read(row.getString(1), SourceHeartbeat.class),
            source.value()));
  }
}
