package org.colophon.service.generation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.colophon.catalog.Instants;
import org.colophon.service.store.Database;

/// Answers of models and their budget in SQLite. Answers are kept for 30 days. Thread-safe.
public final class SqliteGenerations implements GenerationStore {
  private static final Duration KEPT = Duration.ofDays(30);

  private final Database database;

  public SqliteGenerations(Database database) {
    this.database = database;
  }

  @Override
  public Optional<String> find(String key) {
    return database.read(session ->
        session.first("SELECT answer FROM generation WHERE key = ?", row -> row.getString(1), key));
  }

  @Override
  public void keep(String key, String answer, Instant at) {
    database.change(session -> {
      session.update("DELETE FROM generation WHERE at < ?", Instants.toMicros(at.minus(KEPT)));
      session.update(
          "INSERT OR REPLACE INTO generation (key, answer, at) VALUES (?, ?, ?)",
          key,
          answer,
          Instants.toMicros(at));
    });
  }

  @Override
  public boolean take(LocalDate day, Budget budget) {
    return database.write(session -> {
      session.update(
          "INSERT OR IGNORE INTO generation_day (day, calls, tokens) VALUES (?, 0, 0)",
          day.toString());
      return session.update(
              "UPDATE generation_day SET calls = calls + 1"
                  + " WHERE day = ? AND calls < ? AND tokens < ?",
              day.toString(),
              budget.calls(),
              budget.tokens())
          == 1;
    });
  }

  @Override
  public void spend(LocalDate day, long tokens) {
    database.change(session ->
        session.update(
            "UPDATE generation_day SET tokens = tokens + ? WHERE day = ?", tokens, day.toString()));
  }
}
