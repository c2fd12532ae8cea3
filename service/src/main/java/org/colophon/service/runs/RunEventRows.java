package org.colophon.service.runs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.Instants;
import org.colophon.service.store.PayloadCodec;
import org.colophon.service.store.Session;

/// The tables of what people did with runs, and of the results that they approved.
final class RunEventRows {
  private RunEventRows() {}

  static void add(Session session, RunId run, RunEvent event) {
    session.update(
        "INSERT INTO run_event (run_id, at, payload) VALUES (?, ?, ?)",
        run.value(),
        Instants.toMicros(event.at()),
        PayloadCodec.write(event));
  }

  /// The oldest first.
  static List<RunEvent> of(Session session, RunId run) {
    return session.list(
        "SELECT payload FROM run_event WHERE run_id = ? ORDER BY event_id",
        row -> PayloadCodec.read(row.getString(1), RunEvent.class),
        run.value());
  }

  static Optional<RunResults> results(Session session, RunId run) {
    return session.first(
        "SELECT results, results_count FROM run WHERE run_id = ? AND results IS NOT NULL",
        row -> new RunResults(row.getString(1), row.getLong(2)),
        run.value());
  }

  /// Counts the results that can be applied, and keeps their digest.
  static RunResults settle(Session session, RunId run) {
    List<String> lines =
        session.list(
            """
            SELECT item_id || ' ' || input_hash || ' ' || staged FROM run_item
            WHERE run_id = ? AND state IN ('made', 'unchanged') AND staged IS NOT NULL
            ORDER BY item_id
            """,
            row -> row.getString(1),
            run.value());
    RunResults results = new RunResults(digest(lines), lines.size());
    session.update(
        "UPDATE run SET results = ?, results_count = ? WHERE run_id = ?",
        results.digest(),
        results.count(),
        run.value());
    return results;
  }

  private static String digest(List<String> lines) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String line : lines) {
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
