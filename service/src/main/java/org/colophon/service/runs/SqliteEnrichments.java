package org.colophon.service.runs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.Mentions;
import org.colophon.catalog.ItemId;
import org.colophon.enrichment.EnrichmentStore;
import org.colophon.service.store.Database;
import org.colophon.service.store.PayloadCodec;

/// The accepted enrichments in SQLite. Thread-safe.
public final class SqliteEnrichments implements EnrichmentStore, Mentions {
  private static final int MOST_FIRST = 5;

  private final Database database;

  public SqliteEnrichments(Database database) {
    this.database = database;
  }

  @Override
  public void put(ItemId id, Stored enrichment) {
    String payload = PayloadCodec.write(enrichment);
    database.change(session -> {
      long made =
          ResultRows.add(
              session,
              new ResultRows.Made(
                  RunKind.ENRICHMENT,
                  id,
                  new ItemResult.Enriched(enrichment),
                  enrichment.fingerprint()),
              payload);
      ResultRows.replace(session, RunKind.ENRICHMENT, id, made);
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
            row -> PayloadCodec.read(row.getString(1), Stored.class),
            id.value()));
  }

  @Override
  public List<Frequent> frequent(Annotation.Kind kind, int least, int most) {
    return database.read(session ->
        session.list(
            """
            SELECT value, min(label), count(*) AS items,
              (SELECT group_concat(item_id, ' ') FROM
                (SELECT item_id FROM mention AS one
                 WHERE one.kind = mention.kind AND one.value = mention.value
                 ORDER BY item_id LIMIT ?))
            FROM mention WHERE kind = ?
            GROUP BY value HAVING items >= ? ORDER BY items DESC, value LIMIT ?
            """,
            row ->
                new Frequent(
                    row.getString(1),
                    row.getString(2),
                    row.getInt(3),
                    Arrays.stream(row.getString(4).split(" ", -1)).map(ItemId::new).toList()),
            MOST_FIRST,
            kind.name(),
            least,
            most));
  }

  @Override
  public List<Mention> before(Annotation.Kind kind, String value, int most) {
    return database.read(session ->
        session.list(
            """
            SELECT item_id, value, label FROM mention
            WHERE kind = ? AND value < ? ORDER BY value, item_id LIMIT ?
            """,
            row -> new Mention(new ItemId(row.getString(1)), row.getString(2), row.getString(3)),
            kind.name(),
            value,
            most));
  }

  @Override
  public List<String> of(ItemId id, Annotation.Kind kind) {
    return database.read(session ->
        session.list(
            "SELECT value FROM mention WHERE item_id = ? AND kind = ? ORDER BY value",
            row -> row.getString(1),
            id.value(),
            kind.name()));
  }
}
