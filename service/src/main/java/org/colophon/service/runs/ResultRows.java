package org.colophon.service.runs;

import org.colophon.catalog.ItemId;
import org.colophon.enrichment.EnrichmentStore;
import org.colophon.service.store.PayloadCodec;
import org.colophon.service.store.Session;
import org.jspecify.annotations.Nullable;

/// The tables of results and of those that are accepted.
final class ResultRows {
  private ResultRows() {}

  /// A result on its way to its shelf.
  record Made(String shelf, ItemId item, ItemResult result, String fingerprint) {}

  static String payload(ItemResult result) {
    return switch (result) {
      case ItemResult.Enriched(EnrichmentStore.Stored stored) -> PayloadCodec.write(stored);
      case ItemResult.Listed listed -> PayloadCodec.write(listed);
    };
  }

  static ItemResult read(String shelf, String payload) {
    return shelf.equals(RunKind.ENRICHMENT)
        ? new ItemResult.Enriched(PayloadCodec.read(payload, EnrichmentStore.Stored.class))
        : PayloadCodec.read(payload, ItemResult.Listed.class);
  }

  /// Adds a row; returns its number.
  static long add(Session session, Made made, String payload) {
    boolean enriched = made.result instanceof ItemResult.Enriched;
    session.update(
        """
        INSERT INTO result (shelf, item_id, input_hash, recipe, digest, language, payload)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        made.shelf,
        made.item.value(),
        made.result.inputHash(),
        made.fingerprint,
        enriched ? ((ItemResult.Enriched) made.result).stored().digest() : "",
        enriched ? ((ItemResult.Enriched) made.result).stored().language() : "und",
        payload);
    return session.first("SELECT last_insert_rowid()", row -> row.getLong(1)).orElseThrow();
  }

  /// Accepts a result in place of another one, which is thrown away where no run needs it.
  static void replace(Session session, String shelf, ItemId item, long result) {
    @Nullable Long old =
        session
            .first(
                "SELECT result_id FROM accepted WHERE shelf = ? AND item_id = ?",
                row -> row.getLong(1),
                shelf,
                item.value())
            .orElse(null);
    accept(session, result);
    if (old != null) {
      session.update(
          """
          DELETE FROM result WHERE result_id = ?1
            AND NOT EXISTS (SELECT 1 FROM run_item WHERE staged = ?1)
            AND NOT EXISTS (SELECT 1 FROM run_item WHERE previous = ?1)
          """,
          old);
    }
  }

  static void accept(Session session, long result) {
    session.update(
        """
        INSERT OR REPLACE INTO accepted
          (shelf, item_id, result_id, input_hash, recipe, digest, language)
        SELECT shelf, item_id, result_id, input_hash, recipe, digest, language
        FROM result WHERE result_id = ?
        """,
        result);
  }
}
