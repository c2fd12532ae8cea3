package org.colophon.service.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.colophon.audience.Consent.Purpose;
import org.colophon.audience.PersonRef;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalTarget;
import org.colophon.catalog.Instants;
import org.colophon.crm.CrmChange.Stated;
import org.colophon.crm.CrmConnector.Feed;
import org.colophon.crm.CrmContact;
import org.colophon.crm.CrmContact.Answer;
import org.colophon.crm.CrmJobs;
import org.colophon.crm.CrmReport;
import org.colophon.crm.CrmState;
import org.colophon.crm.CrmStatements;
import org.colophon.crm.CrmStore;
import org.colophon.service.store.Database;
import org.colophon.service.store.Session;
import org.jspecify.annotations.Nullable;

/// The marks of the exchange with a CRM in SQLite, beside the people whom they are about: they go
/// with them. Thread-safe.
public final class SqliteCrm implements CrmStore, CrmJobs {
  private final Database database;

  public SqliteCrm(Database database) {
    this.database = database;
  }

  @Override
  public <T> T together(Supplier<T> work) {
    return database.write(_ -> work.get());
  }

  @Override
  public void begin(Instant now) {
    database.change(session -> {
      CrmMarks marks = new CrmMarks(session);
      marks.begin();
      marks.addDated(now);
    });
  }

  @Override
  public String cursor(Feed feed) {
    return database.read(session ->
        session
            .first(
                "SELECT cursor FROM crm_cursor WHERE feed = ?",
                row -> row.getString(1),
                feed.name())
            .orElse(""));
  }

  @Override
  public void setCursor(Feed feed, String cursor) {
    database.change(session ->
        session.update(
            "INSERT OR REPLACE INTO crm_cursor (feed, cursor) VALUES (?, ?)", feed.name(), cursor));
  }

  @Override
  public void setFull(Instant began, boolean ended) {
    long micros = Instants.toMicros(began);
    database.change(session -> {
      if (ended) {
        session.update("UPDATE crm_state SET full_at = ?, full_began = NULL", micros);
      } else {
        session.update("UPDATE crm_state SET full_began = ?", micros);
        session.update(
            "UPDATE crm_change SET refused = NULL WHERE refused <> ?", CrmStore.DELETED_AT_CRM);
      }
    });
  }

  @Override
  public Optional<Instant> fullUnderWay() {
    return database.read(session ->
        session.first(
            "SELECT full_began FROM crm_state WHERE full_began IS NOT NULL",
            row -> Instants.ofMicros(row.getLong(1))));
  }

  @Override
  public Map<PersonRef, CrmState> states(Collection<PersonRef> persons) {
    return database.read(session -> {
      PersonRows rows = new PersonRows(session);
      Map<PersonRef, CrmState> states = new HashMap<>();
      persons.forEach(person -> states.put(person, state(session, rows, person)));
      return states;
    });
  }

  private static CrmState state(Session session, PersonRows rows, PersonRef person) {
    Contact contact =
        session
            .first(
                "SELECT received, received_order, sent FROM crm_contact WHERE person = ?",
                row -> new Contact(row.getString(1), row.getLong(2), row.getString(3)),
                person.value())
            .orElse(Contact.NONE);
    return new CrmState(
        rows.isForgotten(person, Instant.EPOCH),
        contact.received() == null ? null : CrmContact.ofText(person, contact.received()),
        contact.order(),
        contact.sent() == null ? null : CrmContact.ofText(person, contact.sent()),
        rows.consents(person),
        interactions(session, person),
        rows.segments(person));
  }

  private record Contact(@Nullable String received, long order, @Nullable String sent) {
    static final Contact NONE = new Contact(null, Long.MIN_VALUE, null);
  }

  private static Map<Signal.Type, Set<SignalTarget>> interactions(
      Session session, PersonRef person) {
    Map<Signal.Type, Set<SignalTarget>> found = new EnumMap<>(Signal.Type.class);
    session.list(
        """
        SELECT type, about FROM signal
        WHERE person = ? AND type IN ('FOLLOW', 'BOOKMARK', 'NEWSLETTER')
        """,
        row ->
            found
                .computeIfAbsent(Signal.Type.valueOf(row.getString(1)), _ -> new HashSet<>())
                .add(SignalTarget.parse(row.getString(2))),
        person.value());
    return found;
  }

  @Override
  public void received(List<Stated> stated, String entity, Instant now, Instant stale) {
    long micros = Instants.toMicros(now);
    database.change(session -> {
      PersonRows rows = new PersonRows(session);
      for (Stated one : stated) {
        if (!rows.isForgotten(one.person(), Instant.EPOCH)) {
          session.update(
              """
              INSERT INTO crm_contact (person, received, received_order, seen_at)
              VALUES (?, ?, ?, ?)
              ON CONFLICT (person) DO UPDATE SET received = excluded.received,
                received_order = excluded.received_order, seen_at = excluded.seen_at
              """,
              one.person().value(),
              one.contact().text(),
              one.order(),
              micros);
          confirm(session, one.contact(), entity, micros, Instants.toMicros(stale));
        }
      }
    });
  }

  private static void confirm(
      Session session, CrmContact contact, String entity, long now, long stale) {
    String person = contact.person().value();
    for (Purpose purpose : Purpose.values()) {
      if (contact.consent(purpose) == Answer.GRANTED) {
        if (confirm(session, person, entity, purpose, now, stale)) {
          new CrmMarks(session).add(person);
        }
        confirm(session, person, entity, purpose, now, Long.MAX_VALUE);
      }
    }
  }

  /// Confirms a grant that was confirmed at `most` the last time; returns whether there is one.
  private static boolean confirm(
      Session session, String person, String entity, Purpose purpose, long now, long most) {
    return session.update(
            """
            UPDATE consent SET confirmed_at = max(confirmed_at, ?)
            WHERE person = ? AND entity = ? AND purpose = ? AND source = ? AND status = 'GRANTED'
              AND confirmed_at <= ?
            """,
            now,
            person,
            entity,
            purpose.name(),
            CrmStatements.SOURCE,
            most)
        > 0;
  }

  @Override
  public List<Pending> pending(boolean withdrawals, long after, int most) {
    return database.read(session ->
        session.list(
            "SELECT person, change FROM crm_change WHERE refused IS NULL AND change > ?"
                + (withdrawals ? " AND withdrawal" : "")
                + " ORDER BY change LIMIT ?",
            row -> new Pending(new PersonRef(row.getString(1)), row.getLong(2)),
            after,
            most));
  }

  @Override
  public Set<PersonRef> announce(Collection<PersonRef> persons) {
    return database.write(session -> {
      Set<PersonRef> here = new HashSet<>();
      for (PersonRef person : persons) {
        session.update(
            """
            INSERT OR IGNORE INTO crm_contact (person, received_order)
            SELECT person, ? FROM crm_change WHERE person = ?
            """,
            Long.MIN_VALUE,
            person.value());
        session
            .first("SELECT 1 FROM crm_contact WHERE person = ?", _ -> person, person.value())
            .ifPresent(here::add);
      }
      return here;
    });
  }

  @Override
  public void sent(Map<Pending, CrmContact> told) {
    database.change(session ->
        told.forEach((pending, contact) -> {
          session.update(
              "UPDATE crm_contact SET sent = ? WHERE person = ?",
              contact.text(),
              contact.person().value());
          settle(session, pending);
        }));
  }

  @Override
  public void settled(Collection<Pending> pending) {
    database.change(session -> pending.forEach(one -> settle(session, one)));
  }

  private static void settle(Session session, Pending pending) {
    session.update(
        "DELETE FROM crm_change WHERE person = ? AND change = ?",
        pending.person().value(),
        pending.change());
  }

  @Override
  public void refused(Map<Pending, String> codes) {
    database.change(session ->
        codes.forEach((pending, code) ->
            session.update(
                "UPDATE crm_change SET refused = ? WHERE person = ? AND change = ?",
                code,
                pending.person().value(),
                pending.change())));
  }

  @Override
  public void resend(Collection<CrmContact> held) {
    database.change(session -> {
      for (CrmContact contact : held) {
        boolean known =
            session.update(
                    "UPDATE crm_contact SET sent = ? WHERE person = ?",
                    contact.text(),
                    contact.person().value())
                == 1;
        if (known) {
          new CrmMarks(session).add(contact.person().value());
        }
      }
    });
  }

  @Override
  public List<PersonRef> deletions(String after, int most) {
    return database.read(session ->
        session.list(
            "SELECT person FROM crm_deletion WHERE person > ? ORDER BY person LIMIT ?",
            row -> new PersonRef(row.getString(1)),
            after,
            most));
  }

  @Override
  public void addDeletions(Collection<PersonRef> persons) {
    database.change(session ->
        persons.forEach(person ->
            session.update(
                "INSERT OR IGNORE INTO crm_deletion (person) VALUES (?)", person.value())));
  }

  @Override
  public void removeDeletions(Collection<PersonRef> persons) {
    database.change(session ->
        persons.forEach(
            person -> session.update("DELETE FROM crm_deletion WHERE person = ?", person.value())));
  }

  @Override
  public List<String> open() {
    return database.read(
        session -> session.list("SELECT job FROM crm_job", row -> row.getString(1)));
  }

  @Override
  public void opened(String job) {
    database.change(
        session -> session.update("INSERT OR IGNORE INTO crm_job (job) VALUES (?)", job));
  }

  @Override
  public void closed(String job) {
    database.change(session -> session.update("DELETE FROM crm_job WHERE job = ?", job));
  }

  @Override
  public void ended(Run run) {
    database.change(session ->
        session.update(
            "UPDATE crm_state SET started_at = ?, ended_at = ?, report = ?, problem = ?",
            Instants.toMicros(run.started()),
            Instants.toMicros(run.ended()),
            run.report().text(),
            run.problem()));
    database.truncateLog(Duration.ZERO); // of whom the CRM has deleted, nothing is left
  }

  @Override
  public Map<SegmentId, Long> members() {
    Map<SegmentId, Long> members = new TreeMap<>(Comparator.comparing(SegmentId::value));
    database.read(session ->
        session.list(
            "SELECT segment_id, count(*) FROM member GROUP BY segment_id",
            row -> members.put(new SegmentId(row.getString(1)), row.getLong(2))));
    return members;
  }

  @Override
  public Status status() {
    return database.read(session ->
        session
            .first(
                """
                SELECT s.*, (SELECT count(*) FROM crm_change WHERE refused IS NULL) AS pending,
                  (SELECT count(*) FROM crm_deletion) AS deletions,
                  (SELECT count(*) FROM crm_change WHERE refused IS NOT NULL) AS refused,
                  (SELECT count(*) FROM crm_contact WHERE seen_at < s.full_at) AS unseen
                FROM crm_state AS s
                """,
                SqliteCrm::status)
            .orElse(new Status(0, 0, 0, 0, null, null)));
  }

  private static Status status(ResultSet row) throws SQLException {
    Long fullAt = Session.number(row, "full_at");
    Long startedAt = Session.number(row, "started_at");
    Run last =
        startedAt == null
            ? null
            : new Run(
                Instants.ofMicros(startedAt),
                Instants.ofMicros(row.getLong("ended_at")),
                CrmReport.ofText(row.getString("report")),
                row.getString("problem"));
    return new Status(
        row.getLong("pending"),
        row.getLong("deletions"),
        row.getLong("refused"),
        row.getLong("unseen"),
        fullAt == null ? null : Instants.ofMicros(fullAt),
        last);
  }
}
