package org.colophon.service.experiences;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.experience.ArmSums;
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
  private final PendingCounts pending;
  private volatile List<ExperienceRule.Stored> rules;

  public SqliteExperiences(Database database) {
    this.database = database;
    this.secret =
        database
            .read(
                session -> session.first("SELECT key FROM experience_key", row -> row.getBytes(1)))
            .orElseThrow();
    this.rules = database.read(SqliteExperiences::load);
    this.pending = new PendingCounts(database, SqliteExperiences::add);
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
    pending.write();
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
    counts.forEach(count -> pending.add(count, day));
  }

  private static void add(Session session, Map<PendingCounts.Key, ArmSums> counts) {
    counts.forEach((key, sums) -> add(session, key, sums));
  }

  private static void add(Session session, PendingCounts.Key key, ArmSums sums) {
    ArmSums.Weighted weighted = sums.weighted();
    ArmSums.CovariateSums known = sums.covariate();
    session.update(
        """
        INSERT INTO experience_count
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (experience_id, design, arm, variant, day) DO UPDATE SET
          sessions = sessions + excluded.sessions,
          conversions = conversions + excluded.conversions,
          weight = weight + excluded.weight,
          weight_squares = weight_squares + excluded.weight_squares,
          weight_converted = weight_converted + excluded.weight_converted,
          known = known + excluded.known,
          known_converted = known_converted + excluded.known_converted,
          x = x + excluded.x,
          x_squares = x_squares + excluded.x_squares,
          x_converted = x_converted + excluded.x_converted
        """,
        key.experience(),
        key.design(),
        key.arm().name(),
        key.variant(),
        key.day().toString(),
        sums.sessions(),
        sums.conversions(),
        weighted.sum(),
        weighted.squares(),
        weighted.conversions(),
        known.sessions(),
        known.conversions(),
        known.sum(),
        known.squares(),
        known.products());
  }

  @Override
  public List<Counted> counted(String experience, long design) {
    pending.write();
    return database.read(session ->
        session.list(
            """
            SELECT arm, variant, min(day), sum(sessions), sum(conversions),
              sum(weight), sum(weight_squares), sum(weight_converted),
              sum(known), sum(known_converted), sum(x), sum(x_squares), sum(x_converted)
            FROM experience_count WHERE experience_id = ? AND design = ? GROUP BY arm, variant
            """,
            SqliteExperiences::counted,
            experience,
            design));
  }

  private static Counted counted(ResultSet row) throws SQLException {
    return new Counted(
        Arm.valueOf(row.getString(1)),
        row.getInt(2),
        new ArmSums(
            row.getLong(4),
            row.getLong(5),
            new ArmSums.Weighted(row.getDouble(6), row.getDouble(7), row.getDouble(8)),
            new ArmSums.CovariateSums(
                row.getDouble(9),
                row.getDouble(10),
                row.getDouble(11),
                row.getDouble(12),
                row.getDouble(13))),
        LocalDate.parse(row.getString(3)));
  }
}
