package org.colophon.service.readers;

import java.util.List;
import java.util.Optional;
import org.colophon.recommend.ListRule;
import org.colophon.recommend.ListRules;
import org.colophon.service.store.Database;
import org.colophon.service.store.PayloadCodec;

/// Rules of readers' lists in SQLite. Thread-safe.
public final class SqliteListRules implements ListRules {
  private final Database database;

  public SqliteListRules(Database database) {
    this.database = database;
  }

  @Override
  public void put(ListRule rule) {
    database.change(session ->
        session.update(
            "INSERT OR REPLACE INTO list_rule (rule_id, payload) VALUES (?, ?)",
            rule.id(),
            PayloadCodec.write(rule)));
  }

  @Override
  public Optional<ListRule> find(String id) {
    return database.read(session ->
        session.first(
            "SELECT payload FROM list_rule WHERE rule_id = ?",
            row -> PayloadCodec.read(row.getString(1), ListRule.class),
            id));
  }

  @Override
  public List<ListRule> all() {
    return database.read(session ->
        session.list(
            "SELECT payload FROM list_rule ORDER BY rule_id",
            row -> PayloadCodec.read(row.getString(1), ListRule.class)));
  }

  @Override
  public boolean remove(String id) {
    return database.write(
        session -> session.update("DELETE FROM list_rule WHERE rule_id = ?", id) == 1);
  }
}
