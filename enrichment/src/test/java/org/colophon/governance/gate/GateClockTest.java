package org.colophon.governance.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.colophon.governance.Context;
import org.colophon.governance.Hands;
import org.colophon.governance.Preview;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.Shelf;
import org.colophon.governance.policy.ShippedPolicies;
import org.junit.jupiter.api.Test;

/// A clock that is set forward or back while the service runs.
class GateClockTest {
  private final Hands hands = new Hands();
  private final GateClock clock = new GateClock(hands);

  private static GateClock.Reading trusted(Instant now) {
    return new GateClock.Reading(now, true);
  }

  @Test
  void theMachinesOwnTimepieceTellsItsTime() {
    MonotonicClock machine = MonotonicClock.system();
    Instant before = InstantSource.system().instant();
    long elapsed = machine.elapsedNanos();
    Instant shown = machine.instant();
    assertFalse(shown.isBefore(before));
    assertFalse(shown.isAfter(InstantSource.system().instant()));
    while (machine.elapsedNanos() == elapsed) {
      Thread.onSpinWait();
    }
    assertTrue(machine.elapsedNanos() > elapsed);
  }

  @Test
  void believesWhatAgreesWithTheTimeThatWentBy() {
    assertEquals(trusted(Shelf.START), clock.read());
    for (Duration time :
        List.of(
            Duration.ofNanos(1), Duration.ofDays(1), Duration.ofDays(400), Duration.ofMillis(3))) {
      hands.pass(time);
      assertEquals(trusted(hands.instant()), clock.read());
    }
  }

  @Test
  void standsStillWhereTheClockGoesBackALittle() {
    clock.read();
    hands.set(Duration.ofSeconds(-5));
    assertEquals(trusted(Shelf.START), clock.read());
    hands.pass(Duration.ofSeconds(3));
    assertEquals(trusted(Shelf.START), clock.read());
    hands.pass(Duration.ofSeconds(3));
    assertEquals(trusted(Shelf.START.plusSeconds(1)), clock.read());
  }

  @Test
  void distrustsAClockThatIsSetFartherThanTheTolerance() {
    clock.read();
    hands.set(Duration.ofSeconds(5));
    assertTrue(clock.read().trusted());
    hands.set(Duration.ofSeconds(5).plusNanos(1));
    assertFalse(clock.read().trusted());
  }

  @Test
  void distrustsALargerStepAfterALongerTimeOnlyAsFarAsClocksDrift() {
    clock.read();
    hands.pass(Duration.ofSeconds(1_000));
    hands.set(Duration.ofSeconds(6));
    assertTrue(clock.read().trusted());
    hands.pass(Duration.ofSeconds(1_000));
    hands.set(Duration.ofSeconds(-6).minusNanos(1));
    assertFalse(clock.read().trusted());
  }

  @Test
  void forgetsAYearForwardAndGoesOnWhenTheClockIsBack() {
    assertTrue(clock.read().trusted());
    hands.set(Duration.ofDays(365));
    for (int i = 0; i < 3; i++) {
      hands.pass(Duration.ofMinutes(1));
      assertFalse(clock.read().trusted());
    }
    hands.set(Duration.ofDays(-365));
    assertEquals(trusted(Shelf.START.plusSeconds(180)), clock.read());
  }

  @Test
  void forgetsAYearBackToo() {
    clock.read();
    hands.set(Duration.ofDays(-365));
    assertFalse(clock.read().trusted());
    hands.set(Duration.ofDays(365));
    assertTrue(clock.read().trusted());
  }

  @Test
  void believesAnyOtherClock() {
    Shelf shelf = new Shelf();
    GateClock other = new GateClock(shelf.clock());
    other.read();
    shelf.pass(Duration.ofDays(-10));
    assertEquals(trusted(shelf.now()), other.read());
  }

  @Test
  void letsNothingPassByAClockThatItDoesNotTrust() {
    Shelf shelf = Shelf.withBook();
    Gate gate = new Gate(shelf.catalog, ShippedPolicies::read, hands);
    Cleared cleared = pass(gate);
    SnapshotVersion sight = sight(gate);
    hands.set(Duration.ofDays(-365));

    try (GateSession session = gate.open(Context.recommend("DE"))) {
      Verdict verdict = session.decide(Shelf.BOOK);
      assertTrue(verdict instanceof Verdict.Indeterminate, verdict::toString);
      assertEquals(List.of(ReasonCode.CLOCK_UNTRUSTED), Shelf.blocks(verdict));
      assertEquals(Preview.Decision.INDETERMINATE, session.preview(Shelf.BOOK).decision());
    }
    assertFalse(gate.release(sight, List.of(cleared), now -> {}));

    hands.set(Duration.ofDays(365));
    assertEquals(Shelf.BOOK, pass(gate).id());
    assertTrue(gate.release(sight(gate), List.of(cleared), now -> {}));
  }

  @Test
  void blocksWhatIsBlockedWhateverTheClockSays() {
    Shelf shelf = Shelf.withBook();
    shelf.change(item -> Shelf.withDesk(item, null));
    Gate gate = new Gate(shelf.catalog, ShippedPolicies::read, hands);
    gate.open(Context.recommend("DE")).close();
    hands.set(Duration.ofDays(365));
    try (GateSession session = gate.open(Context.recommend("DE"))) {
      assertTrue(session.decide(Shelf.BOOK) instanceof Verdict.Block);
    }
  }

  private static Cleared pass(Gate gate) {
    try (GateSession session = gate.open(Context.recommend("DE"))) {
      return switch (session.decide(Shelf.BOOK)) {
        case Verdict.Pass(Cleared cleared, var reasons) -> cleared;
        case Verdict other -> throw new AssertionError("not cleared: " + other);
      };
    }
  }

  private static SnapshotVersion sight(Gate gate) {
    try (GateSession session = gate.open(Context.recommend("DE"))) {
      return session.sight();
    }
  }
}
