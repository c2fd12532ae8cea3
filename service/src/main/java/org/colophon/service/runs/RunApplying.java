package org.colophon.service.runs;

import org.colophon.catalog.ImprintId;
import org.colophon.service.store.PayloadCodec;
import org.colophon.service.store.Session;
import org.jspecify.annotations.Nullable;

/// The statements that put the results of a part of a run in the place of what is accepted, and
/// back, within one transaction.
final class RunApplying {
  private final Session session;
  private final Run run;
  private final Part part;

  /// The approved results that were not applied yet.
  private final Rows ready;

  /// The applied results that still count.
  private final Rows applied;

  RunApplying(Session session, Run run, Part part) {
    this.session = session;
    this.run = run;
    this.part = part;
    this.ready =
        new Rows(
            """
             FROM run_item ri WHERE ri.run_item_id BETWEEN ?4 AND ?5
              AND +ri.run_id = ?1 AND +ri.state IN ('made', 'unchanged')
              AND ri.applied = 0 AND ri.staged IS NOT NULL
              AND (?2 IS NULL OR ri.imprint IN (SELECT value FROM json_each(?2)))
            """,
            run.approval() instanceof Approval.Of(var approved)
                ? PayloadCodec.write(approved.stream().map(ImprintId::value).toList())
                : null);
    this.applied =
        new Rows(
            """
             FROM run_item ri CROSS JOIN accepted a
              ON a.shelf = ?2 AND a.item_id = ri.item_id AND a.result_id = ri.staged
            WHERE ri.run_item_id BETWEEN ?4 AND ?5 AND +ri.run_id = ?1 AND ri.applied = 1
            """,
            run.order().kind().shelf());
  }

  /// Rows of the run's items as `ri`.
  ///
  /// @param from of a query that takes the run first, then one more value, and the part as fourth
  ///   and fifth; `CROSS JOIN` and `+` have SQLite look at the rows of the part alone
  private record Rows(String from, @Nullable String value) {}

  /// Rows of `run_item` by their number.
  ///
  /// @param last included
  record Part(long first, long last) {}

  /// Leaves out what does not fit any more: another text, another accepted result, or a decision
  /// since it was made.
  void skip() {
    session.update(
        "UPDATE run_item SET state = 'outdated' WHERE run_item_id IN (SELECT ri.run_item_id"
            + ready.from
            + " AND (NOT EXISTS (SELECT 1 FROM item i WHERE i.item_id = ri.item_id"
            + " AND i.text_hash = ri.input_hash AND "
            + RunChoice.LIVE
            + """
            )
            OR coalesce((SELECT a.result_id FROM accepted a
              WHERE a.shelf = ?3 AND a.item_id = ri.item_id), 0) <> ri.basis
            OR coalesce((SELECT max(d.decision_id) FROM decision d
              WHERE d.item_id = ri.item_id), 0) <> ri.decision))
            """,
        values(ready, run.order().kind().shelf()));
  }

  /// Accepts.
  ///
  /// @param indexedFor the model whose index has to see the items again; null: none has
  void accept(@Nullable String indexedFor) {
    index(ready, indexedFor);
    put(ready, "staged");
    session.update(
        "UPDATE run_item SET applied = 1, previous = basis WHERE run_item_id IN"
            + " (SELECT ri.run_item_id"
            + ready.from
            + ")",
        values(ready, null));
  }

  private @Nullable Object[] values(Rows rows, @Nullable String third) {
    return new @Nullable Object[] {run.id().value(), rows.value, third, part.first, part.last};
  }

  /// Puts back what was accepted before.
  void putBack(@Nullable String indexedFor) {
    index(applied, indexedFor);
    put(applied, "previous");
    session.update(
        "DELETE FROM accepted WHERE shelf = ?2 AND item_id IN (SELECT ri.item_id"
            + applied.from
            + " AND ri.previous = 0)",
        values(applied, null));
    session.update(
        "UPDATE run_item SET applied = 0 WHERE run_id = ? AND run_item_id BETWEEN ? AND ?",
        run.id().value(),
        part.first,
        part.last);
  }

  /// Has the index of a model see the items again; null: none has to.
  private void index(Rows rows, @Nullable String digest) {
    if (digest != null) {
      session.update(
          "INSERT OR IGNORE INTO index_due (digest, item_id) SELECT ?3, ri.item_id" + rows.from,
          values(rows, digest));
    }
  }

  /// Accepts the results that a column of the rows names; 0 names none.
  private void put(Rows rows, String column) {
    session.update(
        """
        INSERT OR REPLACE INTO accepted
          (shelf, item_id, result_id, input_hash, recipe, digest, language)
        SELECT r.shelf, r.item_id, r.result_id, r.input_hash, r.recipe, r.digest, r.language
        FROM result r WHERE r.result_id IN (SELECT ri.\
        """
            + column
            + rows.from
            + ")",
        values(rows, null));
  }
}
