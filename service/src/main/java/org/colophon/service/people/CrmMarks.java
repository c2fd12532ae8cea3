package org.colophon.service.people;

import java.time.Instant;
import org.colophon.catalog.Instants;
import org.colophon.service.store.Session;

/// The marks of persons whom a CRM has to hear of, within one write transaction. Most are set by
/// triggers.
final class CrmMarks {
  private final Session session;

  CrmMarks(Session session) {
    this.session = session;
  }

  /// Marks everybody who is known, the first time.
  void begin() {
    if (session.update("INSERT OR IGNORE INTO crm_state (one, changes) VALUES (1, 0)") == 1) {
      session.update(
          """
          INSERT OR IGNORE INTO crm_change (person, change, withdrawal)
          SELECT person, row_number() OVER (ORDER BY person), max(withdrawal) FROM (
            SELECT person, status <> 'GRANTED' AS withdrawal FROM consent
            UNION ALL SELECT person, 0 FROM member
            UNION ALL SELECT person, 0 FROM signal
              WHERE type IN ('FOLLOW', 'BOOKMARK', 'NEWSLETTER'))
          GROUP BY person
          """);
      session.update("UPDATE crm_state SET changes = (SELECT count(*) FROM crm_change)");
    }
  }

  /// Marks persons with a consent that began or ended by its date since the last sync.
  void addDated(Instant now) {
    long micros = Instants.toMicros(now);
    long last =
        session
            .first("SELECT coalesce(started_at, 0) FROM crm_state", row -> row.getLong(1))
            .orElse(0L);
    int marked =
        session.update(
            """
            INSERT INTO crm_change (person, change, withdrawal)
            SELECT person, (SELECT changes FROM crm_state) + row_number() OVER (ORDER BY person), 1
            FROM (SELECT DISTINCT person FROM consent
              WHERE (valid_until > ? AND valid_until <= ?)
                OR (valid_from > confirmed_at AND valid_from > ? AND valid_from <= ?))
            WHERE true
            ON CONFLICT (person) DO UPDATE SET
              change = excluded.change, withdrawal = 1, refused = NULL
            """,
            last,
            micros,
            last,
            micros);
    session.update("UPDATE crm_state SET changes = changes + ?", marked);
  }

  /// Marks a person.
  void add(String person) {
    session.update("INSERT INTO crm_mark VALUES (?, 0)", person);
  }
}
