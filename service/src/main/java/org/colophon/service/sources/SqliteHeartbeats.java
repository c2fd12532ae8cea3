package org.colophon.service.sources;

import java.util.Optional;
import org.colophon.catalog.SourceId;
import org.colophon.health.SourceHeartbeat;
import org.colophon.health.SourceHeartbeats;
import org.colophon.service.store.Database;
import org.colophon.service.store.PayloadCodec;

/// The heartbeats of sources in SQLite. Thread-safe.
public final class SqliteHeartbeats implements SourceHeartbeats {
  private final Database database;

  public SqliteHeartbeats(Database database) {
    this.database = database;
  }

  @Override
  public void put(SourceHeartbeat heartbeat) {
    database.change(session ->
        session.update(
            "INSERT OR REPLACE INTO pulse (source, payload) VALUES (?, ?)",
            heartbeat.source().value(),
            PayloadCodec.write(heartbeat)));
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
