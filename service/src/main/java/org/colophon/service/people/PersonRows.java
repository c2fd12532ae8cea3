package org.colophon.service.people;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.colophon.audience.Consent;
import org.colophon.audience.Feedback;
import org.colophon.audience.PersonRef;
import org.colophon.audience.PersonTables;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalMessage;
import org.colophon.audience.SignalTarget;
import org.colophon.catalog.Instants;
import org.colophon.governance.Sha256Digests;
import org.colophon.service.store.Session;
import org.jspecify.annotations.Nullable;

/// The rows that are kept of people, within one write transaction.
final class PersonRows implements PersonTables {
  private static final List<String> TABLES =
      List.of(
          "message", "signal", "member", "consent", "crm_change", "crm_contact", "outbox_message");

  private final Session session;
  private byte @Nullable [] key;

  PersonRows(Session session) {
    this.session = session;
  }

  @Override
  public boolean isForgotten(PersonRef person, Instant at) {
    return session
        .first(
            "SELECT 1 FROM forgotten WHERE digest = ? AND until >= ?",
            row -> true,
            digest(person),
            Instants.toMicros(at))
        .orElse(false);
  }

  @Override
  public boolean begin(SignalMessage message) {
    return session.update(
            "INSERT OR IGNORE INTO message (message_id, person, occurred_at) VALUES (?, ?, ?)",
            message.id(),
            message.person().value(),
            Instants.toMicros(message.occurredAt()))
        == 1;
  }

  @Override
  public List<Consent> consents(PersonRef person) {
    return session.list(
        "SELECT * FROM consent WHERE person = ? ORDER BY entity, purpose, source",
        PersonRows::consent,
        person.value());
  }

  private static Consent consent(ResultSet row) throws SQLException {
    Long until = Session.number(row, "valid_until");
    return new Consent(
        row.getString("entity"),
        Consent.Purpose.valueOf(row.getString("purpose")),
        Consent.Status.valueOf(row.getString("status")),
        row.getString("source"),
        Instants.ofMicros(row.getLong("valid_from")),
        until == null ? null : Instants.ofMicros(until),
        Instants.ofMicros(row.getLong("confirmed_at")));
  }

  @Override
  public void put(PersonRef person, Consent consent) {
    Instant until = consent.until();
    session.update(
        """
        INSERT OR REPLACE INTO consent
          (person, entity, purpose, source, status, valid_from, valid_until, confirmed_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        person.value(),
        consent.entity(),
        consent.purpose().name(),
        consent.source(),
        consent.status().name(),
        Instants.toMicros(consent.from()),
        until == null ? null : Instants.toMicros(until),
        Instants.toMicros(consent.confirmedAt()));
  }

  @Override
  public void belong(PersonRef person, Set<SegmentId> segments) {
    session.update("DELETE FROM member WHERE person = ?", person.value());
    for (SegmentId segment : segments) {
      session.update(
          "INSERT INTO member (person, segment_id) VALUES (?, ?)", person.value(), segment.value());
    }
  }

  @Override
  public Set<SegmentId> segments(PersonRef person) {
    return new HashSet<>(
        session.list(
            "SELECT segment_id FROM member WHERE person = ?",
            row -> new SegmentId(row.getString(1)),
            person.value()));
  }

  @Override
  public List<PersonRef> members(SegmentId segment, String after, int limit) {
    return session.list(
        "SELECT person FROM member WHERE segment_id = ? AND person > ? ORDER BY person LIMIT ?",
        row -> new PersonRef(row.getString(1)),
        segment.value(),
        after,
        limit);
  }

  @Override
  public List<PersonRef> interested(
      Signal.Type type,
      SignalTarget about,
      Usable usable,
      @Nullable SegmentId segment,
      String after,
      int limit) {
    return session.list(
        """
        SELECT DISTINCT s.person FROM signal AS s
        WHERE s.about = ? AND s.type = ? AND s.person > ? AND s.occurred_at >= ?
          AND EXISTS (SELECT 1 FROM consent AS c
            WHERE c.person = s.person AND c.entity = ? AND c.purpose = ? AND c.status = ?
              AND c.valid_from <= s.occurred_at)
          AND (? IS NULL OR EXISTS (SELECT 1 FROM member AS m
            WHERE m.person = s.person AND m.segment_id = ?))
        ORDER BY s.person LIMIT ?
        """,
        row -> new PersonRef(row.getString(1)),
        about.text(),
        type.name(),
        after,
        Instants.toMicros(usable.since()),
        usable.entity(),
        Consent.Purpose.PROFILING.name(),
        Consent.Status.GRANTED.name(),
        segment == null ? null : segment.value(),
        segment == null ? null : segment.value(),
        limit);
  }

  @Override
  public boolean isSuppressed(PersonRef person, String channel) {
    return session
        .first(
            "SELECT 1 FROM suppression WHERE digest = ? AND channel = ?",
            row -> true,
            digest(person),
            channel)
        .orElse(false);
  }

  @Override
  public void suppress(PersonRef person, String channel) {
    session.update(
        "INSERT OR IGNORE INTO suppression (digest, channel) VALUES (?, ?)",
        digest(person),
        channel);
  }

  @Override
  public void endSuppression(PersonRef person, String channel) {
    session.update(
        "DELETE FROM suppression WHERE digest = ? AND channel = ?", digest(person), channel);
  }

  @Override
  public void add(String messageId, int number, Signal signal) {
    session.update(
        """
        INSERT INTO signal (message_id, number, person, type, about, occurred_at)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        messageId,
        number,
        signal.person().value(),
        signal.type().name(),
        signal.about().text(),
        Instants.toMicros(signal.occurredAt()));
  }

  @Override
  public void end(PersonRef person, SignalMessage.Interaction interaction) {
    session.update(
        "DELETE FROM signal WHERE person = ? AND type = ? AND about = ?",
        person.value(),
        interaction.type().name(),
        interaction.about().text());
  }

  @Override
  public boolean add(Feedback feedback) {
    return session.update(
            "INSERT OR IGNORE INTO feedback (response_id, item_id, kind, at) VALUES (?, ?, ?, ?)",
            feedback.response(),
            feedback.item().value(),
            feedback.kind().name(),
            Instants.toMicros(feedback.at()))
        == 1;
  }

  @Override
  public int remove(PersonRef person) {
    return TABLES.stream()
        .mapToInt(
            table -> session.update("DELETE FROM " + table + " WHERE person = ?", person.value()))
        .sum();
  }

  @Override
  public void markForgotten(PersonRef person, Instant until) {
    session.update(
        """
        INSERT INTO forgotten (digest, until) VALUES (?, ?)
        ON CONFLICT (digest) DO UPDATE SET until = max(until, excluded.until)
        """,
        digest(person),
        Instants.toMicros(until));
  }

  /// HMAC-SHA-256 under the key of this data directory.
  private byte[] digest(PersonRef person) {
    if (key == null) {
      key = session.first("SELECT key FROM forgotten_key", row -> row.getBytes(1)).orElseThrow();
    }
    return Sha256Digests.hmac(key, person.value().getBytes(StandardCharsets.UTF_8));
  }
}
