package org.colophon.service.sqlite;

import java.util.Optional;
import org.colophon.catalog.ItemId;
import org.colophon.enrichment.EnrichmentStore;
import org.colophon.service.jobs.Kind;
import org.colophon.service.jobs.Result;

/// The accepted enrichments in SQLite. Thread-safe.
public final class SqliteEnrichments implements EnrichmentStore {
  private final SqliteDatabase database;

  public SqliteEnrichments(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public void put(ItemId id, Stored enrichment) {
    String payload = Codec.write(enrichment);
    database.change(session -> {
      long made =
          ResultRows.add(
              session,
              new ResultRows.Made(
                  Kind.ENRICHMENT, id, new Result.Enriched(enrichment), enrichment.recipe()),
              payload);
      ResultRows.replace(session, Kind.ENRICHMENT, id, made);
    });
  }

  @Override
  public Optional<Stored> find(ItemId id) {
    return database.read(session ->
        session.first(
            """
            SELECT r.payload FROM accepted a JOIN result r ON r.result_id = a.result_id
            WHERE a.shelf = 'enrichment' AND a.item_id = ?
            """,
            row -> Codec.read(row.getString(1), Stored.class),
            id.value()));
  }
}
