package org.colophon.service.runs;

import java.util.List;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.service.store.PayloadCodec;
import org.colophon.service.store.Session;
import org.jspecify.annotations.Nullable;

/// Puts the results of a run in the place of what is accepted, and back; within one transaction.
final class RunApplying {
  private static final String READY =
      """
      FROM run_item ri WHERE ri.run_id = ?1 AND ri.state IN ('made', 'unchanged')
        AND ri.applied = 0 AND ri.staged IS NOT NULL
        AND (?2 IS NULL OR ri.imprint IN (SELECT value FROM json_each(?2)))
      """;

  private final Session session;
  private final Run run;
  private final @Nullable String imprints;

  RunApplying(Session session, Run run) {
    this.session = session;
    this.run = run;
    this.imprints =
        run.approval() instanceof Approval.Of(var approved)
            ? PayloadCodec.write(approved.stream().map(ImprintId::value).toList())
            : null;
  }

  /// Chooses again what does not fit any more; returns how many items that concerns.
  int chooseAgain() {
    List<RunTask> replaced =
        session.list(
            "SELECT ri.item_id, ri.input_hash "
                + READY
                + " AND NOT EXISTS (SELECT 1 FROM item i WHERE i.item_id = ri.item_id"
                + " AND i.text_hash = ri.input_hash AND "
                + RunChoice.LIVE
                + ")",
            row -> new RunTask(new ItemId(row.getString(1)), row.getString(2)),
            run.id().value(),
            imprints);
    replaced.forEach(task -> RunItemRows.outdated(session, run, task));
    int moved =
        session.update(
            """
            UPDATE run_item SET state = 'pending', starts = 0, staged = NULL
            WHERE run_item_id IN (SELECT ri.run_item_id
            """
                + READY
                + """
                 AND (coalesce((SELECT a.result_id FROM accepted a
                        WHERE a.shelf = ?3 AND a.item_id = ri.item_id), 0) <> ri.basis
                   OR coalesce((SELECT max(d.decision_id) FROM decision d
                        WHERE d.item_id = ri.item_id), 0) <> ri.decision))
                """,
            run.id().value(),
            imprints,
            run.order().kind().shelf());
    return moved + pending();
  }

  private int pending() {
    return session
        .first(
            """
            SELECT count(*) FROM run_item WHERE run_id = ? AND state IN ('pending', 'alone')
            """,
            row -> row.getInt(1),
            run.id().value())
        .orElse(0);
  }

  /// Accepts.
  ///
  /// @param indexedFor the model whose index has to see the items again; null: none has
  void accept(@Nullable String indexedFor) {
    if (indexedFor != null) {
      session.update(
          "INSERT OR IGNORE INTO index_due (digest, item_id) SELECT ?3, ri.item_id " + READY,
          run.id().value(),
          imprints,
          indexedFor);
    }
    session.update(
        """
        INSERT OR REPLACE INTO accepted
          (shelf, item_id, result_id, input_hash, recipe, digest, language)
        SELECT r.shelf, r.item_id, r.result_id, r.input_hash, r.recipe, r.digest, r.language
        FROM result r WHERE r.result_id IN (SELECT ri.staged
        """
            + READY
            + ")",
        run.id().value(),
        imprints);
    session.update(
        "UPDATE run_item SET applied = 1, previous = basis WHERE run_item_id IN"
            + " (SELECT ri.run_item_id "
            + READY
            + ")",
        run.id().value(),
        imprints);
  }

  /// Puts back what was accepted before; returns how many items that concerns.
  int putBack(@Nullable String indexedFor) {
    String ours =
        """
        FROM run_item ri JOIN accepted a
          ON a.shelf = ?2 AND a.item_id = ri.item_id AND a.result_id = ri.staged
        WHERE ri.run_id = ?1 AND ri.applied = 1
        """;
    String shelf = run.order().kind().shelf();
    if (indexedFor != null) {
      session.update(
          "INSERT OR IGNORE INTO index_due (digest, item_id) SELECT ?3, ri.item_id " + ours,
          run.id().value(),
          shelf,
          indexedFor);
    }
    int many =
        session
            .first("SELECT count(*) " + ours, row -> row.getInt(1), run.id().value(), shelf)
            .orElse(0);
    session.update(
        """
        INSERT OR REPLACE INTO accepted
          (shelf, item_id, result_id, input_hash, recipe, digest, language)
        SELECT r.shelf, r.item_id, r.result_id, r.input_hash, r.recipe, r.digest, r.language
        FROM result r WHERE r.result_id IN (SELECT ri.previous
        """
            + ours
            + " AND ri.previous <> 0)",
        run.id().value(),
        shelf);
    session.update(
        "DELETE FROM accepted WHERE shelf = ?2 AND item_id IN (SELECT ri.item_id "
            + ours
            + " AND ri.previous = 0)",
        run.id().value(),
        shelf);
    session.update("UPDATE run_item SET applied = 0 WHERE run_id = ?", run.id().value());
    return many;
  }
}
