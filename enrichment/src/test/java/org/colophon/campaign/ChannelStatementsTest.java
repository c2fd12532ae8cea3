package org.colophon.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.colophon.campaign.ChannelStatements.Difference;
import org.colophon.exposure.Exposure;
import org.colophon.exposure.testing.MemoryExposures;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What channels state that differs from the record by now.
class ChannelStatementsTest {
  private static final Context MAIL = new Context(Purpose.NEWSLETTER, "DE", "mail", null);

  private final Shelf shelf = new Shelf();
  private final MemoryExposures ledger = new MemoryExposures();
  private final ChannelStatements statements =
      new ChannelStatements(shelf.gate, shelf.catalog, ledger);

  @BeforeEach
  void fill() {
    shelf.book(Shelf.BOOK, "24.00");
  }

  private void show(String surface, Duration promise) {
    try (GateSession session = shelf.gate.open(MAIL)) {
      if (!(session.decide(Shelf.BOOK) instanceof Verdict.Pass(var cleared, var _))) {
        throw new AssertionError("not cleared");
      }
      Instant until = shelf.now().plus(promise);
      ledger.record(
          Exposure.of(
              ledger.nextId(),
              MAIL,
              new Exposure.Kept(surface, true, shelf.now(), until),
              shelf.now(),
              session.sight(),
              List.of(cleared)));
    }
  }

  private List<Difference> differences() {
    return statements.differences(shelf.now());
  }

  @Test
  void nothingDiffersUntilTheRecordChanges() {
    show("campaign:a", Duration.ofDays(3));
    assertEquals(List.of(), differences());
  }

  @Test
  void anotherPriceIsListedOnceForEachPlaceWithItsTime() {
    show("campaign:a", Duration.ofDays(1));
    show("campaign:a", Duration.ofDays(3));
    shelf.pass(Duration.ofHours(1));
    Instant changed = shelf.now();
    shelf.price(Shelf.BOOK, "19.00");
    Difference found = differences().getFirst();
    assertEquals(1, differences().size());
    assertEquals("24.00 EUR", found.place().stated());
    assertEquals(MessageFacts.Kind.PRICE, found.place().kind());
    assertEquals("19.00 EUR", String.valueOf(found.record() == null ? "" : found.record().value()));
    assertEquals(changed, found.since());
    assertEquals(2, found.answers());
    assertEquals(Shelf.START.plus(Duration.ofDays(3)), found.promisedUntil());
  }

  @Test
  void ofWhatIsHeldNothingMayBeStatedAnyMore() {
    show("campaign:a", Duration.ofDays(3));
    shelf.hold(Shelf.BOOK);
    List<Difference> all = differences();
    assertEquals(
        List.of(MessageFacts.Kind.PRICE, MessageFacts.Kind.AVAILABILITY),
        all.stream().map(one -> one.place().kind()).toList());
    assertEquals(null, all.getFirst().record());
    assertEquals(null, all.getFirst().since());
  }

  @Test
  void whatNobodyReadsAnyMoreIsNotListed() {
    show("campaign:a", Duration.ofHours(1));
    shelf.pass(Duration.ofHours(2));
    shelf.price(Shelf.BOOK, "19.00");
    assertEquals(List.of(), differences());
  }
}
