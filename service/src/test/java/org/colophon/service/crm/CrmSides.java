package org.colophon.service.crm;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.colophon.audience.Consent;
import org.colophon.audience.Consent.Purpose;
import org.colophon.audience.Consent.Status;
import org.colophon.audience.PersonRef;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalMessage;
import org.colophon.audience.SignalMessage.Interaction;
import org.colophon.audience.SignalMessage.Payload;
import org.colophon.audience.SignalRetention;
import org.colophon.audience.SignalTarget;
import org.colophon.audience.Signals;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.crm.CrmAttribute;
import org.colophon.crm.CrmConnector;
import org.colophon.crm.CrmReport;
import org.colophon.crm.CrmState;
import org.colophon.crm.CrmSync;
import org.colophon.service.people.SqliteCrm;
import org.colophon.service.people.SqlitePeople;
import org.colophon.service.store.Database;

/// This side of an exchange, over the store on a disk, with a clock that stands until it is moved.
final class CrmSides implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  static final String HOUSE = "house";
  static final SignalRetention TERMS =
      new SignalRetention(Duration.ofDays(90), Duration.ofDays(400), Duration.ofDays(3));

  /// What the CRM states of a person who agreed.
  static final Map<CrmAttribute, String> AGREED =
      Map.of(
          CrmAttribute.PROFILING, "granted",
          CrmAttribute.FOLLOWS, "contributor:zoe",
          CrmAttribute.SEGMENTS, "sea");

  final SettableClock clock;
  final SqliteCrm store;
  final SqlitePeople people;
  final Signals signals;
  private final Database database;
  private int messages;

  CrmSides(Path directory) {
    this(directory, NOW);
  }

  CrmSides(Path directory, Instant now) {
    this.clock = new SettableClock(now);
    this.database = Database.open(directory);
    this.store = new SqliteCrm(database);
    this.people = new SqlitePeople(database);
    this.signals = new Signals(people, TERMS, new Signals.Renewal(ids -> {}, ids -> {}), clock);
  }

  /// Exchanges once, a minute later.
  CrmReport sync(CrmConnector connector) throws IOException {
    clock.set(clock.instant().plusSeconds(60));
    CrmReport report = new CrmReport();
    exchange(connector).run(report);
    return report;
  }

  /// The same with a CRM that has no faults.
  CrmReport run(CrmConnector connector) {
    try {
      return sync(connector);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Counts what an exchange would do.
  CrmReport plan(CrmConnector connector) throws IOException {
    CrmReport report = new CrmReport();
    exchange(connector).plan(report);
    return report;
  }

  private CrmSync exchange(CrmConnector connector) {
    return new CrmSync(connector, store, signals, HOUSE, TERMS, clock);
  }

  /// What the shop says of a person: consent to profiling, and what it follows.
  SignalMessage message(String person, Status status, String... follows) {
    Instant now = clock.instant();
    Consent consent = new Consent(HOUSE, Purpose.PROFILING, status, "shop", now, null, now);
    Payload payload =
        follows.length == 0
            ? new Payload.ConsentOnly()
            : new Payload.Interactions(
                List.of(follows).stream()
                    .map(about -> new Interaction(Signal.Type.FOLLOW, SignalTarget.parse(about)))
                    .toList());
    return new SignalMessage(
        "m-" + ++messages, new PersonRef(person), now, List.of(consent), payload);
  }

  void says(String person, Status status, String... follows) {
    signals.take(List.of(message(person, status, follows)));
  }

  /// A person bookmarks an item at the shop.
  void bookmarks(String person, String item) {
    SignalTarget about = SignalTarget.parse("item:" + item);
    signals.take(
        List.of(
            new SignalMessage(
                "m-" + ++messages,
                new PersonRef(person),
                clock.instant(),
                List.of(),
                new Payload.Interactions(List.of(new Interaction(Signal.Type.BOOKMARK, about))))));
  }

  /// How many interactions are kept of a person.
  long signalRows(String person) {
    return database.read(session ->
        session
            .first("SELECT count(*) FROM signal WHERE person = ?", row -> row.getLong(1), person)
            .orElse(0L));
  }

  CrmState state(String person) {
    PersonRef ref = new PersonRef(person);
    return Objects.requireNonNull(store.states(List.of(ref)).get(ref));
  }

  @Override
  public void close() {
    database.close();
  }
}
