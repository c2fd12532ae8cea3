package org.colophon.service.readers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.colophon.catalog.Instants;
import org.colophon.exposure.Exposure;
import org.colophon.exposure.Exposure.Basis;
import org.colophon.governance.Audience;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.service.store.Session;
import org.jspecify.annotations.Nullable;

/// The table `exposure` and what hangs on it.
final class ExposureRows {
  private static final String PREFIX = "r-";
  private static final int RADIX = 36;

  private ExposureRows() {}

  static String id(long number) {
    return PREFIX + Long.toString(number, RADIX);
  }

  static Optional<Long> number(String id) {
    try {
      return id.startsWith(PREFIX)
          ? Optional.of(Long.parseLong(id.substring(PREFIX.length()), RADIX))
          : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  static void put(Session session, Exposure exposure, ShownRows shown) {
    long number =
        number(exposure.id())
            .orElseThrow(() -> new IllegalArgumentException("no id of ours: " + exposure.id()));
    String ids =
        exposure.items().stream()
            .map(entry -> Long.toString(shown.id(session, entry)))
            .collect(Collectors.joining(" "));
    session.update(
        """
        INSERT INTO exposure (exposure_id, surface, purpose, territory, channel, durable, needs_price,
          facts_seq, policy, engine, evaluated_at, served_at, promised_until, shown, audience)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        number,
        exposure.surface(),
        exposure.context().purpose().name(),
        exposure.context().territory(),
        exposure.context().channel(),
        exposure.durable() ? 1 : 0,
        exposure.context().needsPrice() ? 1 : 0,
        exposure.basis().seq(),
        exposure.basis().policy(),
        exposure.basis().engine(),
        Instants.toMicros(exposure.evaluatedAt()),
        Instants.toMicros(exposure.servedAt()),
        Instants.toMicros(exposure.promisedUntil()),
        ids,
        exposure.context().audience().text());
    if (exposure.durable()) {
      exposure.items().stream()
          .map(entry -> entry.item().value())
          .distinct()
          .forEach(item ->
              session.update(
                  "INSERT INTO durable_exposure (item_id, exposure_id) VALUES (?, ?)",
                  item,
                  number));
    }
  }

  static Optional<Exposure> find(Session session, long number) {
    return list(session, "WHERE exposure_id = ?", number).stream().findFirst();
  }

  /// @param where the rest of the query
  static List<Exposure> list(Session session, String where, @Nullable Object... values) {
    List<Row> rows = session.list("SELECT * FROM exposure " + where, ExposureRows::row, values);
    return rows.stream().map(row -> row.exposure(session)).toList();
  }

  /// A row before what it shows is looked up.
  private record Row(Exposure bare, String shown) {
    Exposure exposure(Session session) {
      return new Exposure(
          bare.id(),
          bare.surface(),
          bare.context(),
          bare.durable(),
          bare.evaluatedAt(),
          bare.servedAt(),
          bare.promisedUntil(),
          bare.basis(),
          SqliteExposures.numbers(shown).stream().map(id -> ShownRows.read(session, id)).toList());
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    Context context =
        new Context(
            Purpose.valueOf(row.getString("purpose")),
            row.getString("territory"),
            row.getString("channel"),
            null,
            row.getInt("needs_price") == 1,
            Audience.parse(row.getString("audience")));
    return new Row(
        new Exposure(
            id(row.getLong("exposure_id")),
            row.getString("surface"),
            context,
            row.getInt("durable") == 1,
            Instants.ofMicros(row.getLong("evaluated_at")),
            Instants.ofMicros(row.getLong("served_at")),
            Instants.ofMicros(row.getLong("promised_until")),
            new Basis(row.getLong("facts_seq"), row.getString("policy"), row.getString("engine")),
            List.of()),
        row.getString("shown"));
  }

  /// Deletes what is over, and what was shown by nothing else.
  static int delete(Session session, Instant livePromisedBefore, Instant durableServedBefore) {
    int deleted =
        session.update(
                "DELETE FROM exposure WHERE durable = 0 AND promised_until < ?",
                Instants.toMicros(livePromisedBefore))
            + session.update(
                "DELETE FROM exposure WHERE durable = 1 AND served_at < ?",
                Instants.toMicros(durableServedBefore));
    session.update(
        """
        DELETE FROM durable_exposure
        WHERE exposure_id NOT IN (SELECT exposure_id FROM exposure WHERE durable = 1)
        """);
    return deleted;
  }
}
