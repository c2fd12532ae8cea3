package org.colophon.service.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.Instants;
import org.colophon.service.api.ApiException;
import org.colophon.service.http.AccessControl.Handling;
import org.colophon.service.store.Database;
import org.colophon.service.store.Session;
import org.colophon.service.store.WorkEntry;

/// The log of who did what: append-only, each entry chained to the one before by its hash. It holds
/// no text of items and nothing of people but the acting account. Thread-safe.
public final class AuditLog {
  private static final String START = "0".repeat(64);
  private static final int PAGE = 10_000;
  private static final String COLUMNS = "seq, at, actor, action, target, status, hash";

  private final Database database;

  public AuditLog(Database database) {
    this.database = database;
  }

  /// One entry.
  ///
  /// @param action method and route, such as `POST /v1/holds`
  /// @param target ids of the path; empty where they are of a person
  /// @param status of the answer; of a change, the first one by which the operation says success
  public record Entry(
      long seq, Instant at, String actor, String action, String target, int status, String hash) {

    String chained(String before) {
      return Secrets.digest(
          String.join(
              "\n",
              before,
              Long.toString(seq),
              Long.toString(Instants.toMicros(at)),
              actor,
              action,
              target,
              Integer.toString(status)));
    }
  }

  /// The result of a check of the chain.
  ///
  /// @param entries that were read
  /// @param last the hash of the last one; note it elsewhere to see whether the end was cut off
  /// @param broken the first entry that was changed, or before which one is missing; empty: none
  public record Verification(long entries, String last, Optional<Long> broken) {}

  /// Does something that may change the database. Its first change has an entry in the same
  /// transaction; what changes nothing, and what ends with an error, has one when it is over, on
  /// the disk when this returns.
  ///
  /// @param success the status of the entry that is written with the change
  /// @param work returns the status of the answer; an [ApiException] has its own, other faults 500
  <X extends Exception> void during(
      Instant at, String actor, String action, String target, int success, Handling<X> work)
      throws X {
    WorkEntry entry =
        new WorkEntry(action, session -> append(session, at, actor, action, target, success));
    int[] status = {500};
    try {
      entry.during(() -> status[0] = work.run());
    } catch (ApiException e) {
      status[0] = e.problem().status();
      throw e;
    } finally {
      if (!entry.isCommitted() || status[0] >= 400) {
        append(at, actor, action, target, status[0]);
      }
    }
  }

  /// Appends an entry; it is on the disk when this returns.
  void append(Instant at, String actor, String action, String target, int status) {
    database.share(session -> append(session, at, actor, action, target, status), () -> {});
  }

  private static int append(
      Session session, Instant at, String actor, String action, String target, int status) {
    Optional<Entry> before = last(session);
    long seq = before.map(Entry::seq).orElse(0L) + 1;
    Entry entry =
        new Entry(seq, Instants.ofMicros(Instants.toMicros(at)), actor, action, target, status, "");
    return session.update(
        "INSERT INTO audit_log (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)",
        seq,
        Instants.toMicros(at),
        actor,
        action,
        target,
        status,
        entry.chained(before.map(Entry::hash).orElse(START)));
  }

  private static Optional<Entry> last(Session session) {
    return session.first(
        "SELECT " + COLUMNS + " FROM audit_log ORDER BY seq DESC LIMIT 1", AuditLog::row);
  }

  private static Entry row(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong(1),
        Instants.ofMicros(row.getLong(2)),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getInt(6),
        row.getString(7));
  }

  /// Entries in their order.
  ///
  /// @param after the number of the last one that is known
  List<Entry> after(long after, int most) {
    return database.read(session ->
        session.list(
            "SELECT " + COLUMNS + " FROM audit_log WHERE seq > ? ORDER BY seq LIMIT ?",
            AuditLog::row,
            after,
            most));
  }

  /// Recomputes every hash.
  public Verification verify() {
    String hash = START;
    long seq = 0;
    for (List<Entry> page = after(0, PAGE); !page.isEmpty(); page = after(seq, PAGE)) {
      for (Entry entry : page) {
        if (entry.seq() != seq + 1 || !entry.hash().equals(entry.chained(hash))) {
          return new Verification(seq, hash, Optional.of(seq + 1));
        }
        seq = entry.seq();
        hash = entry.hash();
      }
    }
    return new Verification(seq, hash, Optional.empty());
  }
}
