package org.colophon.service.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.colophon.catalog.Instants;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.Catalog.LogEntry;
import org.colophon.catalog.log.LogRecord;
import org.colophon.catalog.log.LogRecord.Body;
import org.colophon.service.store.PayloadCodec;
import org.colophon.service.store.Session;
import org.jspecify.annotations.Nullable;

/// The table `log`.
final class LogRows {
  private LogRows() {}

  /// The columns of a log record.
  private record Columns(String kind, @Nullable SourceId source, @Nullable OrderKey order) {}

  static long lastSeq(Session session) {
    return session
        .first("SELECT coalesce(max(seq), 0) FROM log", row -> row.getLong(1))
        .orElseThrow();
  }

  static void append(Session session, LogRecord entry, List<ItemId> touched) {
    Columns columns = columns(entry.body());
    OrderKey order = columns.order();
    session.update(
        """
        INSERT INTO log (seq, recorded_at, kind, source, order_epoch, order_position, items, payload)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        entry.seq(),
        Instants.toMicros(entry.at()),
        columns.kind(),
        columns.source() == null ? null : columns.source().value(),
        order == null ? null : order.epoch(),
        order == null ? null : order.position(),
        touched.stream().map(ItemId::value).collect(Collectors.joining(" ")),
        PayloadCodec.write(entry.body()));
  }

  static List<LogEntry> entries(Session session, long after, int limit) {
    return session.list(
        "SELECT seq, kind, source, items FROM log WHERE seq > ? ORDER BY seq LIMIT ?",
        LogRows::entry,
        after,
        limit);
  }

  static List<LogRecord> records(Session session, long after, int limit) {
    return session.list(
        "SELECT seq, recorded_at, payload FROM log WHERE seq > ? ORDER BY seq LIMIT ?",
        row ->
            new LogRecord(
                row.getLong(1),
                Instants.ofMicros(row.getLong(2)),
                PayloadCodec.read(row.getString(3), Body.class)),
        after,
        limit);
  }

  private static LogEntry entry(ResultSet row) throws SQLException {
    long seq = row.getLong("seq");
    return switch (row.getString("kind")) {
      case "delivery" -> new LogEntry.Delivered(seq, new SourceId(row.getString("source")));
      case "reference", "hold", "lift", "allow", "disallow" -> new LogEntry.ContextChange(seq);
      default -> new LogEntry.Stated(seq, items(row.getString("items")));
    };
  }

  private static List<ItemId> items(String ids) {
    return ids.isEmpty() ? List.of() : Arrays.stream(ids.split(" ")).map(ItemId::new).toList();
  }

  private static Columns columns(Body body) {
    return switch (body) {
      case Body.Stated(Submission.WholeItem whole) ->
          new Columns("item", whole.item().identity().source(), whole.order());
      case Body.Stated(Submission.Facts facts) -> new Columns("facts", facts.source(), null);
      case Body.Stated(Submission.Deletion deletion) ->
          new Columns("deletion", deletion.source(), deletion.order());
      case Body.Stated(Submission.ContentChecked _) -> new Columns("check", null, null);
      case Body.Stated(Submission.Linked _) -> new Columns("link", null, null);
      case Body.Referenced _ -> new Columns("reference", null, null);
      case Body.Delivered(var source, _) -> new Columns("delivery", source, null);
      case Body.HoldPlaced _ -> new Columns("hold", null, null);
      case Body.HoldLifted _ -> new Columns("lift", null, null);
      case Body.Allowed _ -> new Columns("allow", null, null);
      case Body.Disallowed _ -> new Columns("disallow", null, null);
    };
  }
}
