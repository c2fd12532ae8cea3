package org.colophon.service.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Instants;
import org.colophon.catalog.ItemId;
import org.colophon.service.store.Database;
import org.colophon.service.store.Session;
import org.jspecify.annotations.Nullable;

/// A store of the differences in runs' results, on SQLite. Thread-safe.
public final class SqliteDifferences implements RunDifferences {
  private static final int EXAMPLES = 3;
  private static final int MOST_MINUTES = 10_000;
  private static final long MINUTE = 60_000_000;

  private final Database database;

  public SqliteDifferences(Database database) {
    this.database = database;
  }

  private record Sort(String imprint, String kind, String vocabulary, String what) {}

  private record Counted(Sort sort, long count, long items) {}

  @Override
  public List<Group> groups(RunId id) {
    return database.read(session ->
        session
            .list(
                """
                SELECT imprint, kind, vocabulary, what, count(*), count(DISTINCT item_id)
                FROM run_change WHERE run_id = ?
                GROUP BY imprint, kind, vocabulary, what ORDER BY imprint, kind, vocabulary, what
                """,
                row ->
                    new Counted(
                        new Sort(
                            row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                        row.getLong(5),
                        row.getLong(6)),
                id.value())
            .stream()
            .map(counted -> group(session, id, counted))
            .toList());
  }

  private static Group group(Session session, RunId id, Counted counted) {
    Sort sort = counted.sort;
    List<Example> examples =
        session.list(
            """
            SELECT * FROM run_change
            WHERE run_id = ? AND imprint = ? AND kind = ? AND vocabulary = ? AND what = ?
            ORDER BY item_id LIMIT ?
            """,
            row -> new Example(new ItemId(row.getString("item_id")), change(row)),
            id.value(),
            sort.imprint,
            sort.kind,
            sort.vocabulary,
            sort.what,
            EXAMPLES);
    return new Group(
        new ImprintId(sort.imprint),
        sort.kind,
        sort.vocabulary,
        ResultChange.What.valueOf(sort.what),
        counted.count,
        counted.items,
        examples);
  }

  private static ResultChange change(ResultSet row) throws SQLException {
    @Nullable Double before = real(row, "before");
    @Nullable Double after = real(row, "after");
    double shown = after != null ? after : before != null ? before : 0;
    return new ResultChange(
        ResultChange.What.valueOf(row.getString("what")),
        new ResultLine(
            row.getString("kind"), row.getString("value"), row.getString("label"), shown),
        before,
        after);
  }

  private static @Nullable Double real(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }

  @Override
  public List<ResultChange> of(RunId id, ItemId item) {
    return database.read(session ->
        session.list(
            "SELECT * FROM run_change WHERE run_id = ? AND item_id = ? ORDER BY rowid",
            SqliteDifferences::change,
            id.value(),
            item.value()));
  }

  @Override
  public List<SetAside> setAside(RunId id, String after, int limit) {
    return database.read(session ->
        session.list(
            """
            SELECT item_id, tries, error FROM run_item
            WHERE run_id = ? AND state = 'set_aside' AND item_id > ? ORDER BY item_id LIMIT ?
            """,
            row -> new SetAside(new ItemId(row.getString(1)), row.getInt(2), row.getString(3)),
            id.value(),
            after,
            limit));
  }

  @Override
  public List<Minute> throughput(RunId id) {
    return database.read(session ->
        session.list(
            """
            SELECT finished_at / ?2 * ?2, count(*) FROM run_item
            WHERE run_id = ?1 AND finished_at IS NOT NULL GROUP BY 1 ORDER BY 1 LIMIT ?3
            """,
            row -> new Minute(Instants.ofMicros(row.getLong(1)), row.getLong(2)),
            id.value(),
            MINUTE,
            MOST_MINUTES));
  }

  @Override
  public List<Slow> slowest(RunId id, int limit) {
    return database.read(session ->
        session.list(
            """
            SELECT item_id, micros FROM run_item
            WHERE run_id = ? AND micros IS NOT NULL ORDER BY micros DESC, item_id LIMIT ?
            """,
            row -> new Slow(new ItemId(row.getString(1)), Duration.ofNanos(row.getLong(2) * 1_000)),
            id.value(),
            limit));
  }

  @Override
  public List<Errors> errors(RunId id) {
    return database.read(session ->
        session.list(
            """
            SELECT substr(error, 1, instr(error || ':', ':') - 1) AS kind, count(*) AS many
            FROM run_item WHERE run_id = ? AND state = 'set_aside' GROUP BY kind
            ORDER BY many DESC, kind
            """,
            row -> new Errors(row.getString(1), row.getLong(2)),
            id.value()));
  }
}
