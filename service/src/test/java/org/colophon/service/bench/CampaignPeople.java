package org.colophon.service.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.colophon.audience.Consent;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Instants;
import org.colophon.service.app.Stores;
import org.colophon.service.store.Session;

/// The people whom campaigns go to, of whom some agreed to nothing.
final class CampaignPeople {
  static final String ENTITY = "Nordufer GmbH";
  private static final SegmentId SEGMENT = new SegmentId("readers");

  private CampaignPeople() {}

  /// Lays books, a segment and its members, of whom some agreed to nothing.
  static void fill(Path directory, int people) {
    InstantSource clock = InstantSource.fixed(Stock.NOW);
    try (Stores stores = Stores.open(directory, clock)) {
      Stock.fill(stores.catalog(), CampaignSend.CAMPAIGNS * 2);
      stores.audiences().put(segment(people));
      stores.database().change(session -> addMembers(session, people));
    }
  }

  /// The same rows as one `identify` message each leaves, a million in seconds.
  private static void addMembers(Session session, int people) {
    long now = Instants.toMicros(Stock.NOW);
    String persons =
        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < "
            + people
            + ") ";
    session.update(
        "INSERT INTO member (person, segment_id) "
            + persons
            + "SELECT printf('p-%07d', i), ? FROM n",
        SEGMENT.value());
    for (Consent.Purpose purpose : Consent.Purpose.values()) {
      session.update(
          "INSERT INTO consent (person, entity, purpose, source, status, valid_from, confirmed_at) "
              + persons
              + "SELECT printf('p-%07d', i), ?, ?, 'crm', iif("
              + (purpose == Consent.Purpose.PROFILING ? "i % 31 = 5" : "i % 20 = 7")
              + ", 'DENIED', 'GRANTED'), ?, ? FROM n",
          ENTITY,
          purpose.name(),
          Instants.toMicros(Stock.NOW.minus(Duration.ofDays(30))),
          now);
    }
  }

  private static Segment segment(int people) {
    return new Segment(
        SEGMENT,
        new ImprintId("nordufer"),
        "Readers",
        "de",
        "Leser von Romanen am Meer",
        new DeskId("desk-fiction"),
        Segment.State.ACTIVE,
        new Segment.Definition(List.of(), List.of(), List.of(), Segment.Rules.NONE),
        new Segment.Reach(people, Stock.NOW),
        Stock.NOW.plus(Duration.ofDays(90)),
        false);
  }

  static boolean agreed(int number) {
    return number % 31 != 5 && number % 20 != 7;
  }

  /// A message of the first campaign to such a person cannot be sent.
  static boolean bounces(int number) {
    return number % 50 == 3;
  }

  static String ref(int number) {
    return String.format(Locale.ROOT, "p-%07d", number);
  }
}
