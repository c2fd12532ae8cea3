package org.colophon.service.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.colophon.catalog.Instants;
import org.colophon.service.runs.RunStore.StateChange;
import org.colophon.service.store.PayloadCodec;
import org.colophon.service.store.Session;

/// The table of runs.
final class RunRows {
  private static final String ACTIVE = "('RUNNING', 'APPLYING', 'ROLLING_BACK')";

  private RunRows() {}

  static RunId add(Session session, RunOrder order, String fingerprint, StateChange first) {
    session.update(
        """
        INSERT INTO run (kind, shelf, imprint, state, reason, recipe, approved, selected,
          made_at, changed_at, payload)
        VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)
        """,
        order.kind().word(),
        order.kind().shelf(),
        order.selection().imprint() == null ? null : order.selection().imprint().value(),
        first.state().name(),
        first.reason(),
        fingerprint,
        PayloadCodec.write(new Approval.None()),
        Instants.toMicros(first.at()),
        Instants.toMicros(first.at()),
        PayloadCodec.write(order));
    return new RunId(
        session.first("SELECT last_insert_rowid()", row -> row.getLong(1)).orElseThrow());
  }

  static void selected(Session session, RunId id, long selected) {
    session.update("UPDATE run SET selected = ? WHERE run_id = ?", selected, id.value());
  }

  static Optional<Run> find(Session session, RunId id) {
    return session.first("SELECT * FROM run WHERE run_id = ?", RunRows::read, id.value());
  }

  static List<Run> all(Session session, int limit) {
    return session.list("SELECT * FROM run ORDER BY run_id DESC LIMIT ?", RunRows::read, limit);
  }

  static Map<RunState, Long> states(Session session) {
    return session
        .list(
            "SELECT state, count(*) FROM run GROUP BY state",
            row -> Map.entry(RunState.valueOf(row.getString(1)), row.getLong(2)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static Optional<Run> next(Session session) {
    return session.first(
        "SELECT * FROM run WHERE state IN " + ACTIVE + " ORDER BY run_id LIMIT 1", RunRows::read);
  }

  static boolean move(Session session, RunId id, Collection<RunState> from, StateChange to) {
    return session.update(
            """
            UPDATE run SET state = ?, reason = ?, changed_at = ?
            WHERE run_id = ? AND state IN (SELECT value FROM json_each(?))
            """,
            to.state().name(),
            to.reason(),
            Instants.toMicros(to.at()),
            id.value(),
            PayloadCodec.write(from))
        > 0;
  }

  static void approve(Session session, RunId id, Approval approval, Instant now) {
    session.update(
        "UPDATE run SET approved = ?, changed_at = ? WHERE run_id = ?",
        PayloadCodec.write(approval),
        Instants.toMicros(now),
        id.value());
  }

  static RunCounts tally(Session session, RunId id) {
    return session
        .first(
            """
            SELECT
              coalesce(sum(state IN ('pending', 'working', 'alone')), 0),
              coalesce(sum(state = 'made'), 0),
              coalesce(sum(state = 'unchanged'), 0),
              coalesce(sum(state = 'outdated'), 0),
              coalesce(sum(state = 'set_aside'), 0),
              coalesce(sum(applied), 0)
            FROM run_item WHERE run_id = ?
            """,
            row ->
                new RunCounts(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6)),
            id.value())
        .orElseThrow();
  }

  private static Run read(ResultSet row) throws SQLException {
    return new Run(
        new RunId(row.getLong("run_id")),
        PayloadCodec.read(row.getString("payload"), RunOrder.class),
        row.getString("recipe"),
        RunState.valueOf(row.getString("state")),
        row.getString("reason"),
        PayloadCodec.read(row.getString("approved"), Approval.class),
        row.getLong("selected"),
        Instants.ofMicros(row.getLong("made_at")),
        Instants.ofMicros(row.getLong("changed_at")));
  }
}
