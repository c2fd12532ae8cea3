package org.colophon.service.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.colophon.audience.Bibliography;
import org.colophon.audience.Feedback;
import org.colophon.audience.Feedbacks;
import org.colophon.audience.People;
import org.colophon.audience.PersonRef;
import org.colophon.audience.PersonTables;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalIntake;
import org.colophon.audience.SignalMessage;
import org.colophon.audience.SignalOutcome;
import org.colophon.audience.SignalRetention;
import org.colophon.audience.SignalTarget;
import org.colophon.catalog.Instants;
import org.colophon.catalog.ItemId;
import org.colophon.service.store.Database;

/// The store of people in SQLite, and of what those follow. Thread-safe.
public final class SqlitePeople implements People, Bibliography, Feedbacks {
  /// How long a person who goes waits for readers of an older state.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Database database;
  private final AtomicBoolean residue = new AtomicBoolean(true); // of a process that died

  public SqlitePeople(Database database) {
    this.database = database;
  }

  @Override
  public Intake take(List<SignalMessage> messages, SignalRetention terms, Instant now) {
    Intake intake =
        database.write(session -> {
          SignalIntake taking = new SignalIntake(new PersonRows(session), terms, now);
          List<SignalOutcome> lines = messages.stream().map(taking::take).toList();
          return new Intake(lines, taking.moved());
        });
    if (intake.lines().contains(SignalOutcome.CHILD)) {
      left();
    }
    return intake;
  }

  @Override
  public <T> T within(Function<PersonTables, T> work) {
    return database.write(session -> work.apply(new PersonRows(session)));
  }

  @Override
  public List<Signal> usable(SegmentId segment, String entity, Limits limits) {
    long now = Instants.toMicros(limits.now());
    return database.read(session ->
        session.list(
            """
            SELECT s.* FROM member AS m JOIN signal AS s ON s.person = m.person
            WHERE m.segment_id = ? AND s.occurred_at > ?
              AND EXISTS (SELECT 1 FROM consent AS c
                WHERE c.person = s.person AND c.entity = ? AND c.purpose = 'PROFILING'
                  AND c.status = 'GRANTED' AND c.valid_from <= s.occurred_at
                  AND coalesce(c.valid_until > ?, 1) AND c.confirmed_at > ?)
              AND NOT EXISTS (SELECT 1 FROM consent AS c
                WHERE c.person = s.person AND c.entity = ? AND c.purpose = 'PROFILING'
                  AND c.status <> 'GRANTED' AND c.valid_from <= ?)
            ORDER BY s.occurred_at DESC, s.message_id, s.number LIMIT ?
            """,
            SqlitePeople::signal,
            segment.value(),
            Instants.toMicros(limits.now().minus(limits.terms().signalLasts())),
            entity,
            now,
            Instants.toMicros(limits.now().minus(limits.terms().consentLasts())),
            entity,
            now,
            limits.most()));
  }

  private static Signal signal(ResultSet row) throws SQLException {
    return new Signal(
        new PersonRef(row.getString("person")),
        Signal.Type.valueOf(row.getString("type")),
        SignalTarget.parse(row.getString("about")),
        Instants.ofMicros(row.getLong("occurred_at")));
  }

  @Override
  public Set<SegmentId> populated() {
    return new HashSet<>(
        database.read(session ->
            session.list(
                "SELECT DISTINCT segment_id FROM member", row -> new SegmentId(row.getString(1)))));
  }

  @Override
  public Forgotten forget(PersonRef person, Instant now) {
    Forgotten forgotten =
        database.write(session -> {
          PersonRows rows = new PersonRows(session);
          Set<SegmentId> segments = rows.segments(person);
          int removed = rows.remove(person);
          rows.markForgotten(person, now);
          return new Forgotten(removed, segments, false);
        });
    left();
    return new Forgotten(forgotten.rows(), forgotten.segments(), erase(PATIENCE));
  }

  @Override
  public int clear(PersonRef person) {
    return database.write(session -> new PersonRows(session).remove(person));
  }

  @Override
  public int expire(SignalRetention terms, Instant now) {
    long oldest = Instants.toMicros(now.minus(terms.signalLasts()));
    int expired =
        database.write(session -> {
          session.update("DELETE FROM message WHERE occurred_at <= ?", oldest);
          session.update("DELETE FROM outbox_message WHERE claimed_at <= ?", oldest);
          return session.update("DELETE FROM signal WHERE occurred_at <= ?", oldest);
        });
    if (expired > 0) {
      left();
    }
    return expired;
  }

  /// Takes no lock: it may run within a transaction that an erasure waits for.
  private void left() {
    residue.set(true);
  }

  @Override
  public boolean erase() {
    return erase(Duration.ZERO);
  }

  private synchronized boolean erase(Duration patience) {
    if (residue.getAndSet(false) && !database.truncateLog(patience)) {
      residue.set(true);
    }
    return !residue.get();
  }

  @Override
  public boolean add(Feedback feedback) {
    return database.write(session -> new PersonRows(session).add(feedback));
  }

  @Override
  public List<Feedback> of(String response) {
    return database.read(session ->
        session.list(
            "SELECT * FROM feedback WHERE response_id = ? ORDER BY feedback_id",
            SqlitePeople::feedback,
            response));
  }

  @Override
  public List<Feedback> latest(int most) {
    return database.read(session ->
        session.list(
            "SELECT * FROM feedback ORDER BY feedback_id DESC LIMIT ?",
            SqlitePeople::feedback,
            most));
  }

  private static Feedback feedback(ResultSet row) throws SQLException {
    return new Feedback(
        row.getString("response_id"),
        new ItemId(row.getString("item_id")),
        Feedback.Kind.valueOf(row.getString("kind")),
        Instants.ofMicros(row.getLong("at")));
  }

  @Override
  public List<ItemId> of(SignalTarget about, int most) {
    return switch (about) {
      case SignalTarget.OfItem(var item) -> List.of(item);
      case SignalTarget.OfContributor _, SignalTarget.OfSeries _, SignalTarget.OfTopic _ ->
          items(about, most);
      case SignalTarget.OfNewsletter _ -> List.of();
    };
  }

  private List<ItemId> items(SignalTarget about, int most) {
    return database.read(session ->
        session.list(
            """
            SELECT item_id FROM item_about WHERE about = ?
            UNION
            SELECT item_id FROM item_link WHERE entity = ? AND stands
            ORDER BY 1 LIMIT ?
            """,
            row -> new ItemId(row.getString(1)),
            about.text(),
            about.text(),
            most));
  }
}
