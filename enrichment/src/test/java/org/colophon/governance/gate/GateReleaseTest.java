package org.colophon.governance.gate;

import static org.colophon.governance.Shelf.BOOK;
import static org.colophon.governance.Shelf.HARDCOVER;
import static org.colophon.governance.Shelf.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Hold;
import org.colophon.catalog.Identity;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Reference;
import org.colophon.governance.Context;
import org.colophon.governance.Hands;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.Shelf;
import org.colophon.governance.policy.PolicyBook;
import org.colophon.governance.policy.ShippedPolicies;
import org.colophon.governance.rules.Horizon;
import org.junit.jupiter.api.Test;

/// What was cleared goes out only while nothing that concerns it came since.
class GateReleaseTest {
  private final Shelf shelf = Shelf.withBook();
  private final List<Instant> exits = new ArrayList<>();
  private SnapshotVersion sight = new SnapshotVersion(0, 0);
  private Cleared cleared = judge();

  private Cleared judge() {
    try (GateSession session = shelf.gate.open(Context.recommend("DE"))) {
      sight = session.sight();
      return switch (session.decide(BOOK)) {
        case Verdict.Pass(Cleared passed, var reasons) -> passed;
        case Verdict other -> throw new AssertionError("not cleared: " + other);
      };
    }
  }

  private boolean release() {
    return shelf.gate.release(sight, List.of(cleared), exits::add);
  }

  private void assertHeldBack() {
    assertFalse(release());
    assertEquals(List.of(), exits);
  }

  @Test
  void goesOutWhenNothingCame() {
    assertTrue(release());
    assertEquals(List.of(START), exits);
  }

  @Test
  void isHeldBackWhenAFactOfItCame() {
    shelf.statePrice("24.00");
    assertHeldBack();
    cleared = judge();
    assertTrue(release());
  }

  @Test
  void goesOutWhenOnlyOtherItemsChanged() {
    putOther();
    assertTrue(release());
  }

  private void putOther() {
    Item article = shelf.article(ContentType.NEWS, Lifecycle.publishedAt(START));
    Identity identity = new Identity(Shelf.FEED, "NU-2", "url:x", null, null, null);
    shelf.put(
        new Item(
            new ItemId("other"),
            article.imprint(),
            article.type(),
            article.desk(),
            identity,
            article.content(),
            article.lifecycle(),
            List.of(),
            List.of(),
            List.of()));
  }

  @Test
  void isHeldBackByAHoldADeliveryAndAReference() {
    shelf.catalog.place(
        new Hold(
            "h1", new Hold.Scope.Items(Set.of(new ItemId("x"))), "reason", "legal", START, null));
    assertHeldBack();
    cleared = judge();
    shelf.catalog.confirmDelivery(Shelf.FEED);
    assertHeldBack();
    cleared = judge();
    shelf.catalog.put(
        new Reference.OfDesk(
            new DeskRecord(Shelf.DESK, "Renamed", Shelf.IMPRINT, List.of("mj"), true)));
    assertHeldBack();
  }

  @Test
  void isHeldBackByAnotherPolicy() {
    shelf.gate.fence().revoke(() -> {});
    assertHeldBack();
  }

  @Test
  void isHeldBackWhenTooMuchCameToLookThrough() {
    for (int i = 0; i < 1_000; i++) {
      shelf.catalog.confirmDelivery(Shelf.FEED);
    }
    assertHeldBack();
  }

  @Test
  void isHeldBackWhenTooManyOtherItemsChangedToBeSure() {
    for (int i = 0; i < 999; i++) {
      putOther();
    }
    assertTrue(release());
    putOther();
    exits.clear();
    assertHeldBack();
  }

  @Test
  void isHeldBackByAClockThatWasSetHoweverLongTheClearanceLasts() {
    Hands hands = new Hands();
    Gate gate = new Gate(shelf.catalog, ShippedPolicies::read, hands);
    try (GateSession session = gate.open(Context.recommend("DE"))) {
      assertTrue(session.isClockTrusted());
      hands.set(Duration.ofSeconds(6));
      assertFalse(gate.release(session.sight(), List.of(cleared), exits::add));
      assertFalse(gate.confirm(session.sight(), Set.of(BOOK), exits::add));
      hands.pause(Duration.ofSeconds(6));
      assertTrue(gate.release(session.sight(), List.of(cleared), exits::add));
    }
    hands.set(Duration.ofSeconds(54));
    try (GateSession session = gate.open(Context.recommend("DE"))) {
      assertFalse(session.isClockTrusted());
    }
  }

  @Test
  void aVerdictAsOfLaterIsConfirmedUnlessSomethingOfItCame() {
    Instant send = START.plus(Duration.ofDays(2));
    Set<ItemId> items = Set.of(BOOK);
    try (GateSession session = shelf.gate.openAt(Context.recommend("DE"), send)) {
      putOther();
      assertTrue(shelf.gate.confirm(session.sight(), items, exits::add));
      assertEquals(List.of(START), exits);
      shelf.statePrice("24.00");
      assertFalse(shelf.gate.confirm(session.sight(), items, exits::add));
      assertEquals(List.of(START), exits);
    }
  }

  @Test
  void goesOutToTheLastMicrosecondOfItsClearance() {
    Instant end = START.plusSeconds(60);
    shelf.change(i -> Shelf.withLifecycle(i, Shelf.lifecycle(SourceState.PUBLISHED, null, end)));
    cleared = judge();
    Instant until = end.minus(Horizon.EPSILON);
    assertEquals(until, cleared.terms().validUntil());
    shelf.moveTo(until);
    assertHeldBack();
    shelf.moveTo(until.minusNanos(1_000));
    assertTrue(release());
    assertEquals(List.of(until.minusNanos(1_000)), exits);
  }

  @Test
  void isHeldBackWhenTheClockWasSetBack() {
    shelf.moveTo(START.minusNanos(1_000));
    assertHeldBack();
  }

  @Test
  void whatWasJudgedWithinTheFenceGoesOutWhateverIsWrittenMeanwhile() {
    shelf
        .gate
        .fence()
        .pass(() -> {
          cleared = judge();
          shelf.catalog.confirmDelivery(Shelf.FEED); // acknowledged only after this
          assertFalse(release());
          assertTrue(shelf.gate.releaseHeld(List.of(cleared), exits::add));
          return true;
        });
    assertEquals(List.of(START), exits);
    assertThrows(
        IllegalStateException.class, () -> shelf.gate.releaseHeld(List.of(cleared), exits::add));
  }

  @Test
  void theClockHoldsBackWithinTheFenceToo() {
    Hands hands = new Hands();
    Gate gate = new Gate(shelf.catalog, ShippedPolicies::read, hands);
    gate.fence()
        .pass(() -> {
          assertTrue(gate.releaseHeld(List.of(cleared), exits::add));
          hands.set(Duration.ofSeconds(-1));
          hands.pass(Duration.ofDays(400));
          assertFalse(gate.releaseHeld(List.of(cleared), exits::add));
          hands.set(Duration.ofSeconds(60));
          assertFalse(gate.releaseHeld(List.of(), exits::add));
          return true;
        });
    assertEquals(List.of(START), exits);
  }

  @Test
  void saysForWhichReasonsNothingAtAllCanPass() {
    Hands hands = new Hands();
    AtomicReference<PolicyBook> book = new AtomicReference<>(ShippedPolicies.read());
    Gate gate = new Gate(shelf.catalog, book::get, hands);
    assertEquals(List.of(), gate.obstacles());
    book.set(ShippedPolicies.read().unconfirmed(START));
    assertEquals(List.of(), gate.obstacles());
    hands.pass(Duration.ofDays(3).minusSeconds(2).minusNanos(1));
    assertEquals(List.of(), gate.obstacles());
    hands.pass(Duration.ofNanos(1));
    assertEquals(List.of(ReasonCode.POLICY_STALE), gate.obstacles());
    hands.set(Duration.ofDays(1));
    assertEquals(List.of(ReasonCode.CLOCK_UNTRUSTED, ReasonCode.POLICY_STALE), gate.obstacles());
    hands.set(Duration.ofDays(-1));
    book.set(new PolicyBook(List.of()));
    assertEquals(List.of(ReasonCode.POLICY_MISSING), gate.obstacles());
  }

  @Test
  void anEmptyListAlwaysGoesOutWhileNothingCame() {
    shelf.pass(Duration.ofDays(1));
    assertTrue(shelf.gate.release(sight, List.of(), exits::add));
    shelf.stateTrade(HARDCOVER, "withdrawn", "43");
    assertTrue(shelf.gate.release(sight, List.of(), exits::add));
    shelf.gate.fence().revoke(() -> {});
    assertFalse(shelf.gate.release(sight, List.of(), exits::add));
  }
}
