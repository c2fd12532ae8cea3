package org.colophon.service.sqlite;

import java.util.Optional;
import org.colophon.catalog.ItemId;
import org.colophon.enrichment.EnrichmentStore;

/// Enrichments in SQLite. Thread-safe.
public final class SqliteEnrichments implements EnrichmentStore {
  private final SqliteDatabase database;

  public SqliteEnrichments(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public void put(ItemId id, Stored enrichment) {
    String payload = Codec.write(enrichment);
    database.change(session ->
        session.update(
            """
            INSERT OR REPLACE INTO enrichment (item_id, input_hash, digest, pipeline, payload)
            VALUES (?, ?, ?, ?, ?)
            """,
            id.value(),
            enrichment.inputHash(),
            enrichment.digest(),
            enrichment.pipeline(),
            payload));
  }

  @Override
  public Optional<Stored> find(ItemId id) {
    return database.read(session ->
        session.first(
            "SELECT payload FROM enrichment WHERE item_id = ?",
            row -> Codec.read(row.getString(1), Stored.class),
            id.value()));
  }
}
