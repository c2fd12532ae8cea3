package org.colophon.governance;

import static org.colophon.governance.Shelf.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Correction;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.Submission;
import org.colophon.governance.gate.Cleared;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.Verdict;
import org.colophon.governance.policy.PolicyException;
import org.colophon.governance.policy.PolicyReader;
import org.colophon.governance.rules.Horizon;
import org.colophon.governance.testing.PolicyYaml;
import org.junit.jupiter.api.Test;

/// The ways in which other systems let stale things through, each as it would be here.
class AnchorsTest {
  private static final FactKey PRICE =
      new FactKey(new EntityRef.OfProduct(Shelf.HARDCOVER), FactType.PRICE, "DE");

  private final Shelf shelf = Shelf.withBook();

  @Test
  void aTimestampInTheFutureIsNotFresh() {
    shelf.stateObserved(
        Shelf.FEED, PRICE, Shelf.price("24.00"), START.plus(Duration.ofDays(3_650)), null);
    for (int days = 0; days < 4_000; days += 500) {
      shelf.moveTo(START.plus(Duration.ofDays(days)));
      Verdict verdict = shelf.decide();
      if (verdict instanceof Verdict.Pass(Cleared cleared, var reasons)) {
        assertTrue(cleared.offer().orElseThrow().price() == null, "after " + days + " days");
      }
    }
  }

  @Test
  void aMissingTimestampIsNotFresh() {
    shelf.put(
        shelf.article(
            ContentType.NEWS,
            new Lifecycle(SourceState.PUBLISHED, null, null, null, null, Correction.NONE)));
    assertEquals(List.of(ReasonCode.PUBLISHED_UNKNOWN), shelf.blocks());
    shelf.put(
        shelf.article(
            ContentType.GUIDE,
            new Lifecycle(SourceState.PUBLISHED, null, null, null, null, Correction.NONE)));
    assertEquals(List.of(ReasonCode.CHECK_OVERDUE), shelf.blocks());
  }

  @Test
  void aStaleValueIsNotHandedOutBesideAFlag() {
    shelf.statePrice("24.00");
    shelf.pass(Duration.ofDays(30));
    shelf.stateTrade(Shelf.HARDCOVER, "active", "20");
    Cleared cleared = shelf.cleared();
    assertTrue(cleared.terms().obligations().contains(new Obligation.OmitClaim("price")));
    assertEquals(null, cleared.offer().orElseThrow().price());
  }

  @Test
  void whatDidNotPassCarriesNoContent() {
    Set<Class<?>> content = Set.of(Item.class, ItemVersion.class, Cleared.class, Offer.class);
    for (Class<?> arm : List.of(Verdict.Block.class, Verdict.Indeterminate.class)) {
      for (RecordComponent part : arm.getRecordComponents()) {
        assertFalse(content.contains(part.getType()), arm + " has a " + part);
      }
    }
  }

  @Test
  void anAgeOfZeroIsNoPolicy() {
    String policy =
        """
        id: own
        version: 1
        content_types: [guide]
        purposes: [recommend]
        serve: [published]
        checks: [{block_after: %s}]
        cache: {max_lifetime: PT60S}
        """;
    PolicyReader.read("own.yaml", PolicyYaml.complete(policy.formatted("P1D")));
    for (String age : List.of("P0D", "PT0S", "-P1D")) {
      PolicyException refused =
          assertThrows(
              PolicyException.class,
              () -> PolicyReader.read("own.yaml", PolicyYaml.complete(policy.formatted(age))));
      assertTrue(refused.toString().contains(age), refused::toString);
    }
  }

  /// Nobody sweeps, runs a job or opens a second session: the instant alone decides.
  @Test
  void noJobHasToRunForAnItemToEndOrToBegin() {
    Instant begin = START.plus(Duration.ofHours(1));
    Instant end = START.plus(Duration.ofHours(2));
    shelf.change(
        item -> Shelf.withLifecycle(item, Shelf.lifecycle(SourceState.PUBLISHED, begin, end)));
    try (GateSession before = shelf.gate.openAt(Context.recommend("DE"), START);
        GateSession within = shelf.gate.openAt(Context.recommend("DE"), begin.plusSeconds(2));
        GateSession after = shelf.gate.openAt(Context.recommend("DE"), end)) {
      assertEquals(List.of(ReasonCode.NOT_YET_LIVE), Shelf.blocks(before.decide(Shelf.BOOK)));
      assertEquals(List.of(), Shelf.blocks(within.decide(Shelf.BOOK)));
      assertEquals(List.of(ReasonCode.EXPIRED), Shelf.blocks(after.decide(Shelf.BOOK)));
    }
  }

  /// Five minutes, a second, a millisecond: nothing is rounded.
  @Test
  void anEndIsHeldToTheMicrosecond() {
    Instant end = START.plus(Duration.ofMinutes(7)).plus(123_457, ChronoUnit.MICROS);
    shelf.change(
        item -> Shelf.withLifecycle(item, Shelf.lifecycle(SourceState.PUBLISHED, null, end)));
    Instant last = end.minus(Horizon.EPSILON);
    shelf.moveTo(last.minus(1, ChronoUnit.MICROS));
    assertEquals(List.of(), shelf.blocks());
    assertEquals(last, shelf.cleared().terms().validUntil());
    shelf.moveTo(last);
    assertEquals(List.of(ReasonCode.EXPIRED), shelf.blocks());
  }

  @Test
  void aDeletionOutlivesEveryClean() {
    Submission.WholeItem old =
        new Submission.WholeItem(shelf.book(), new OrderKey(0, 1), START, List.of());
    shelf.catalog.record(
        new Submission.Deletion(Shelf.BOOK, Shelf.FEED, new OrderKey(7, 0), START));
    for (int i = 0; i < 5; i++) {
      shelf.pass(Duration.ofDays(1_000));
      shelf.catalog.record(old);
      assertTrue(shelf.blocks().contains(ReasonCode.TOMBSTONED), "after " + shelf.now());
    }
  }

  @Test
  void aRestrictionThatContradictsItselfRestricts() {
    FactKey key = new FactKey(new EntityRef.OfProduct(Shelf.HARDCOVER), FactType.EMBARGO_UNTIL, "");
    OrderKey order = shelf.nextKey();
    for (FactValue value :
        List.of(new FactValue.None(), new FactValue.Unrecognised("naechste Woche"))) {
      shelf.catalog.record(
          new Submission.Facts(
              Shelf.FEED,
              List.of(new Submission.StatedFact(key, value, order, START, null, null))));
    }
    assertEquals(List.of(ReasonCode.EMBARGOED), shelf.blocks());
  }

  @Test
  void everyReasonSaysWhatWouldClearIt() {
    for (ReasonCode code : ReasonCode.values()) {
      assertFalse(code.fix().isBlank(), code.name());
      assertTrue(Arrays.asList(Action.Kind.values()).contains(code.action()), code.name());
    }
  }
}
