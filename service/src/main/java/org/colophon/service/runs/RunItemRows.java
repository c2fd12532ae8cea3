package org.colophon.service.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.Instants;
import org.colophon.catalog.ItemId;
import org.colophon.service.store.PayloadCodec;
import org.colophon.service.store.Session;

/// The items of runs: claimed, kept, chosen again.
final class RunItemRows {
  /// How often an item that stood alone may end the process before it is set aside.
  private static final int MOST_STARTS = 4;

  private RunItemRows() {}

  /// What an ended process had claimed is worked on alone from now on, or set aside.
  static void recover(Session session, RunId run) {
    session.update(
        """
        UPDATE run_item SET state = 'set_aside', tries = starts,
          error = 'ProcessEnded: the process ended each time that it was worked on'
        WHERE run_id = ? AND state IN ('working', 'alone') AND starts >= ?
        """,
        run.value(),
        MOST_STARTS);
    session.update(
        "UPDATE run_item SET state = 'alone' WHERE run_id = ? AND state = 'working'", run.value());
  }

  /// What this process had claimed and could not keep counts as never begun.
  static void release(Session session, RunId run) {
    session.update(
        """
        UPDATE run_item SET state = 'pending', starts = starts - 1
        WHERE run_id = ? AND state = 'working'
        """,
        run.value());
  }

  static List<RunTask> claim(Session session, RunId run, int many) {
    List<Long> rows = rows(session, run, "alone", 1);
    if (rows.isEmpty()) {
      rows = rows(session, run, "pending", many);
    }
    String chosen = PayloadCodec.write(rows);
    session.update(
        """
        UPDATE run_item SET state = 'working', starts = starts + 1
        WHERE run_item_id IN (SELECT value FROM json_each(?))
        """,
        chosen);
    return session.list(
        """
        SELECT item_id, input_hash FROM run_item
        WHERE run_item_id IN (SELECT value FROM json_each(?)) ORDER BY item_id
        """,
        row -> new RunTask(new ItemId(row.getString(1)), row.getString(2)),
        chosen);
  }

  private static List<Long> rows(Session session, RunId run, String state, int many) {
    return session.list(
        "SELECT run_item_id FROM run_item WHERE run_id = ? AND state = ? ORDER BY item_id LIMIT ?",
        row -> row.getLong(1),
        run.value(),
        state,
        many);
  }

  static void keep(Session session, Run run, ItemOutcome done, Instant now) {
    switch (done) {
      case ItemOutcome.Made made -> made(session, run, made, now);
      case ItemOutcome.Passed(RunTask task) -> outdated(session, run, task);
      case ItemOutcome.Failed(RunTask task, String error) -> failed(session, run, task, error, now);
    }
  }

  private static void made(Session session, Run run, ItemOutcome.Made made, Instant now) {
    RunTask task = made.task();
    Long staged = run.order().dry() ? null : stage(session, run, made);
    if (!isPresent(session, task)) {
      session.update(
          "UPDATE run_item SET staged = ? WHERE run_id = ? AND item_id = ? AND input_hash = ?",
          staged,
          run.id().value(),
          task.item().value(),
          task.inputHash());
      outdated(session, run, task);
      return;
    }
    session.update(
        """
        UPDATE run_item SET state = ?, error = NULL, staged = ?, basis = ?, decision = ?,
          micros = ?, finished_at = ?
        WHERE run_id = ? AND item_id = ? AND input_hash = ?
        """,
        made.changes().isEmpty() ? "unchanged" : "made",
        staged,
        made.basis().accepted(),
        made.basis().decision(),
        made.took().toNanos() / 1_000,
        Instants.toMicros(now),
        run.id().value(),
        task.item().value(),
        task.inputHash());
    changes(session, run, task, made.changes());
  }

  private static long stage(Session session, Run run, ItemOutcome.Made made) {
    return ResultRows.add(
        session,
        new ResultRows.Made(
            run.order().kind().shelf(),
            made.item(),
            made.result(),
            made.result() instanceof ItemResult.Enriched(var stored)
                ? stored.fingerprint()
                : run.fingerprint()),
        ResultRows.payload(made.result()));
  }

  private static void changes(Session session, Run run, RunTask task, List<ResultChange> changes) {
    long id = run.id().value();
    String item = task.item().value();
    session.update("DELETE FROM run_change WHERE run_id = ? AND item_id = ?", id, item);
    for (ResultChange change : changes) {
      session.update(
          """
          INSERT INTO run_change
            (run_id, item_id, imprint, kind, vocabulary, what, value, label, before, after)
          SELECT ?, ?, imprint, ?, ?, ?, ?, ?, ?, ? FROM run_item
          WHERE run_id = ? AND item_id = ? AND input_hash = ?
          """,
          id,
          item,
          change.line().kind(),
          change.line().vocabulary(),
          change.what().name(),
          change.line().value(),
          change.line().label(),
          change.before(),
          change.after(),
          id,
          item,
          task.inputHash());
    }
  }

  private static void failed(Session session, Run run, RunTask task, String error, Instant now) {
    session.update(
        """
        UPDATE run_item SET tries = tries + 1, error = ?, finished_at = ?,
          state = CASE WHEN tries + 1 >= ? THEN 'set_aside' ELSE 'pending' END
        WHERE run_id = ? AND item_id = ? AND input_hash = ?
        """,
        error,
        Instants.toMicros(now),
        RunWorker.MOST_TRIES,
        run.id().value(),
        task.item().value(),
        task.inputHash());
  }

  /// The text was replaced: its row tells so, and the item is chosen again with the text that it
  /// has now, where it is still there.
  static void outdated(Session session, Run run, RunTask task) {
    session.update(
        """
        UPDATE run_item SET state = 'outdated'
        WHERE run_id = ? AND item_id = ? AND input_hash = ?
        """,
        run.id().value(),
        task.item().value(),
        task.inputHash());
    session.update(
        "INSERT INTO run_item (run_id, item_id, input_hash, imprint, state)"
            + " SELECT ?, i.item_id, i.text_hash, i.imprint, 'pending' FROM item i"
            + " WHERE i.item_id = ? AND "
            + RunChoice.LIVE
            // a text that came back is made again
            + " ON CONFLICT (run_id, item_id, input_hash)"
            + " DO UPDATE SET state = 'pending', staged = NULL WHERE state = 'outdated'",
        run.id().value(),
        task.item().value());
  }

  /// Whether the text is still the item's.
  private static boolean isPresent(Session session, RunTask task) {
    return session
        .first(
            "SELECT 1 FROM item i WHERE i.item_id = ? AND i.text_hash = ? AND " + RunChoice.LIVE,
            row -> row.getInt(1),
            task.item().value(),
            task.inputHash())
        .isPresent();
  }

  static Optional<String> staged(Session session, RunId run, ItemId item) {
    return session.first(
        """
        SELECT r.payload FROM run_item ri JOIN result r ON r.result_id = ri.staged
        WHERE ri.run_id = ? AND ri.item_id = ? AND ri.state IN ('made', 'unchanged')
        """,
        RunItemRows::text,
        run.value(),
        item.value());
  }

  private static String text(ResultSet row) throws SQLException {
    return row.getString(1);
  }
}
