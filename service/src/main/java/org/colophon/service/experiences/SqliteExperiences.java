package org.colophon.service.experiences;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.experience.ExperienceRule;
import org.colophon.experience.ExperienceStore;
import org.colophon.experience.HoldOut.Arm;
import org.colophon.service.store.Database;
import org.colophon.service.store.PayloadCodec;
import org.colophon.service.store.Session;

/// Experiences and their counts in SQLite. The rules are also held in memory: every request of a
/// visitor looks at all of them. Thread-safe.
public final class SqliteExperiences implements ExperienceStore {
  private final Database database;
  private final byte[] secret;
  private volatile List<ExperienceRule.Stored> rules;

  public SqliteExperiences(Database database) {
    this.database = database;
    this.secret =
        database
            .read(
                session -> session.first("SELECT key FROM experience_key", row -> row.getBytes(1)))
            .orElseThrow();
    this.rules = database.read(SqliteExperiences::load);
  }

  private static List<ExperienceRule.Stored> load(Session session) {
    return session
        .list("SELECT payload, version, design FROM experience", SqliteExperiences::stored)
        .stream()
        .sorted(BY_PRIORITY)
        .toList();
  }

  private static ExperienceRule.Stored stored(ResultSet row) throws SQLException {
    return new ExperienceRule.Stored(
        PayloadCodec.read(row.getString(1), ExperienceRule.class), row.getLong(2), row.getLong(3));
  }

  @Override
  public byte[] secret() {
    return secret.clone();
  }

  @Override
  public List<ExperienceRule.Stored> all() {
    return rules;
  }

  @Override
  public Optional<ExperienceRule.Stored> put(ExperienceRule rule, long expected) {
    return database.write(
        session -> {
          Optional<ExperienceRule.Stored> before =
              session.first(
                  "SELECT payload, version, design FROM experience WHERE experience_id = ?",
                  SqliteExperiences::stored,
                  rule.id());
          if (before.map(ExperienceRule.Stored::version).orElse(0L) != expected) {
            return Optional.empty();
          }
          session.update("UPDATE experience_change SET last = last + 1");
          long next =
              session
                  .first("SELECT last FROM experience_change", row -> row.getLong(1))
                  .orElseThrow();
          ExperienceRule.Stored after =
              before
                  .map(known -> known.replacedBy(rule, next))
                  .orElseGet(() -> new ExperienceRule.Stored(rule, next, next));
          session.update(
              """
              INSERT OR REPLACE INTO experience (experience_id, version, design, payload)
              VALUES (?, ?, ?, ?)
              """,
              rule.id(),
              after.version(),
              after.design(),
              PayloadCodec.write(rule));
          return Optional.of(after);
        },
        this::refresh);
  }

  @Override
  public boolean remove(String id, long expected) {
    return database.write(
        session -> {
          boolean removed =
              session.update(
                      "DELETE FROM experience WHERE experience_id = ? AND version = ?",
                      id,
                      expected)
                  == 1;
          if (removed) {
            session.update("DELETE FROM experience_count WHERE experience_id = ?", id);
          }
          return removed;
        },
        this::refresh);
  }

  /// One after the other, so that no older reading takes the place of a newer one.
  private synchronized void refresh() {
    rules = database.read(SqliteExperiences::load);
  }

  @Override
  public void count(List<Count> counts, LocalDate day) {
    if (!counts.isEmpty()) {
      database.share(
          session -> {
            counts.forEach(count -> add(session, count, day));
            return true;
          },
          () -> {});
    }
  }

  private static void add(Session session, Count count, LocalDate day) {
    int conversions = count.conversion() ? 1 : 0;
    session.update(
        """
        INSERT INTO experience_count (experience_id, design, arm, day, sessions, conversions)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (experience_id, design, arm, day) DO UPDATE SET
          sessions = sessions + excluded.sessions,
          conversions = conversions + excluded.conversions
        """,
        count.experience(),
        count.design(),
        count.arm().name(),
        day.toString(),
        1 - conversions,
        conversions);
  }

  @Override
  public Map<Arm, Counted> counted(String experience, long design) {
    Map<Arm, Counted> counted = new EnumMap<>(Arm.class);
    database.read(session ->
        session.list(
            """
            SELECT arm, sum(sessions), sum(conversions), min(day) FROM experience_count
            WHERE experience_id = ? AND design = ? GROUP BY arm
            """,
            row ->
                counted.put(
                    Arm.valueOf(row.getString(1)),
                    new Counted(row.getLong(2), row.getLong(3), LocalDate.parse(row.getString(4)))),
            experience,
            design));
    return counted;
  }
}
