package org.colophon.service.suggestions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.colophon.annotation.DecisionLog;
import org.colophon.catalog.Instants;
import org.colophon.catalog.ItemId;
import org.colophon.service.store.Database;

/// People's answers in SQLite. Thread-safe.
public final class SqliteDecisions implements DecisionLog {
  private final Database database;

  public SqliteDecisions(Database database) {
    this.database = database;
  }

  @Override
  public void append(Decision decision) {
    database.change(session ->
        session.update(
            """
            INSERT INTO decision
              (item_id, imprint, kind, value, answer, decided_by, at, text_hash, origin, label,
               made_by, instead_of, sketch)
            VALUES (?, (SELECT imprint FROM item WHERE item_id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            decision.item().value(),
            decision.item().value(),
            decision.kind(),
            decision.value(),
            decision.answer().name(),
            decision.decidedBy(),
            Instants.toMicros(decision.at()),
            decision.textHash(),
            decision.basis().origin().name(),
            decision.basis().label(),
            decision.basis().madeBy(),
            decision.basis().insteadOf(),
            decision.basis().signature()));
  }

  @Override
  public List<Decision> of(ItemId id) {
    return database.read(session ->
        DecisionLog.latest(
            session.list(
                """
                SELECT * FROM decision WHERE decision_id IN
                  (SELECT max(decision_id) FROM decision WHERE item_id = ? GROUP BY kind, value)
                ORDER BY decision_id
                """,
                SqliteDecisions::read,
                id.value())));
  }

  @Override
  public List<Decision> recent(int limit) {
    return database.read(session ->
        session.list(
            "SELECT * FROM decision ORDER BY decision_id DESC LIMIT ?",
            SqliteDecisions::read,
            limit));
  }

  @Override
  public Set<ItemId> decided(String kind) {
    return database.read(session ->
        new HashSet<>(
            session.list(
                "SELECT DISTINCT item_id FROM decision WHERE kind = ?",
                row -> new ItemId(row.getString(1)),
                kind)));
  }

  /// Accepted subjects and names whose tie to the item the catalogue does not have: they were
  /// accepted before it kept such ties.
  public List<Decision> unlinked() {
    return database.read(session ->
        session.list(
            """
            SELECT * FROM decision AS d WHERE answer = 'ACCEPTED' AND decision_id IN
              (SELECT max(decision_id) FROM decision WHERE kind IN ('SUBJECT', 'ENTITY')
               GROUP BY item_id, kind, value)
            AND NOT EXISTS (SELECT 1 FROM item_link AS l
              WHERE l.item_id = d.item_id AND l.entity = lower(d.kind) || ':' || d.value)
            ORDER BY decision_id
            """,
            SqliteDecisions::read));
  }

  private static Decision read(ResultSet row) throws SQLException {
    return new Decision(
        new ItemId(row.getString("item_id")),
        row.getString("kind"),
        row.getString("value"),
        Answer.valueOf(row.getString("answer")),
        row.getString("decided_by"),
        Instants.ofMicros(row.getLong("at")),
        row.getString("text_hash"),
        new Basis(
            Origin.valueOf(row.getString("origin")),
            row.getString("label"),
            row.getString("made_by"),
            row.getString("instead_of"),
            row.getString("sketch")));
  }
}
