package org.colophon.exposure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.RecallNotice.State;
import org.colophon.governance.ReasonCode;
import org.junit.jupiter.api.Test;

class RecallMonitorTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Window window = new Window();
  private final RecallMonitor watch = window.watch();

  private List<RecallNotice> notices() {
    return window.recalls.after(0, 100).stream().map(RecallStore.Entry::notice).toList();
  }

  private static Hold hold(Instant from) {
    return new Hold(
        "h1", new Hold.Scope.Items(Set.of(Window.BOOK)), "injunction", "legal", from, null);
  }

  @Test
  void aHoldTakesDownWhatIsStillShown() {
    Exposure shown = window.show(MINUTE);
    window.pass(Duration.ofSeconds(10));
    window.catalog.place(hold(window.now()));
    window.pass(Duration.ofSeconds(2));
    assertEquals(1, watch.catchUp());
    RecallNotice notice = notices().getFirst();
    assertEquals("recall-1", notice.id());
    assertEquals(Window.BOOK, notice.item());
    assertEquals(RecallAction.TAKE_DOWN, notice.why().action());
    assertEquals(List.of(ReasonCode.ON_HOLD), notice.why().reasons());
    assertEquals(shown.surface(), notice.where().surface());
    assertEquals(List.of(shown.id()), notice.exposures());
    assertEquals(shown.promisedUntil(), notice.promisedUntil());
    assertEquals(Window.START.plusSeconds(10), notice.learnedAt());
    assertEquals(Window.START.plusSeconds(12), notice.at());
  }

  @Test
  void whatIsPromisedNoLongerIsNoRecall() {
    watch.catchUp();
    window.show(MINUTE);
    window.pass(MINUTE);
    window.catalog.place(hold(window.now()));
    assertEquals(0, watch.catchUp());
  }

  @Test
  void aRevocationInTheLastMicrosecondOfAPromiseIsTold() {
    window.show(MINUTE);
    window.pass(MINUTE.minusNanos(1_000));
    window.catalog.place(hold(window.now()));
    window.pass(MINUTE);
    assertEquals(1, watch.catchUp());
  }

  @Test
  void theClockAloneRecallsNothing() {
    window.show(MINUTE);
    window.pass(Duration.ofDays(30));
    assertEquals(0, watch.catchUp());
    window.catalog.confirmDelivery(Window.FEED);
    assertEquals(0, watch.catchUp());
  }

  @Test
  void isToldOnceForEachPlaceWithEveryAnswerThatShowedIt() {
    Exposure first = window.show(MINUTE);
    Exposure second = window.show(MINUTE);
    Exposure elsewhere = window.show("/v1/items/x/related", MINUTE, false);
    window.catalog.place(hold(window.now()));
    assertEquals(2, watch.catchUp());
    assertEquals(List.of(first.id(), second.id()), notices().getFirst().exposures());
    assertEquals(List.of(elsewhere.id()), notices().getLast().exposures());
    window.catalog.lift("h1");
    window.catalog.place(hold(window.now()));
    assertEquals(0, watch.catchUp());
  }

  @Test
  void aNewPriceCorrectsTheOneThatWasShown() {
    window.price("24.00");
    watch.catchUp();
    window.show(MINUTE);
    window.price("22.00");
    assertEquals(1, watch.catchUp());
    RecallNotice notice = notices().getFirst();
    assertEquals(RecallAction.CORRECT, notice.why().action());
    assertEquals(List.of("price:24.00 EUR"), notice.why().wrong());
    assertEquals(List.of(), notice.why().reasons());
  }

  @Test
  void aConfirmedPriceIsNoRecall() {
    window.price("24.00");
    window.show(MINUTE);
    window.price("24.00");
    assertEquals(0, watch.catchUp());
  }

  @Test
  void somethingGraverIsToldAgain() {
    window.price("24.00");
    window.show(MINUTE);
    window.price("22.00");
    watch.catchUp();
    window.state(FactType.AVAILABILITY, new FactValue.Code("98"));
    assertEquals(1, watch.catchUp());
    assertEquals(RecallAction.TAKE_DOWN, notices().getLast().why().action());
    window.catalog.place(hold(window.now()));
    assertEquals(0, watch.catchUp());
  }

  @Test
  void aSuccessorThatPassesIsNamed() {
    window.putPage("hafenlicht-2", null);
    window.show(MINUTE);
    window.supersede(new ItemId("hafenlicht-2"));
    assertEquals(1, watch.catchUp());
    assertEquals(RecallAction.REPLACE, notices().getFirst().why().action());
    assertEquals(new ItemId("hafenlicht-2"), notices().getFirst().why().replacement());
  }

  @Test
  void aSuccessorOfASuccessorIsNamedWhereOnlyThatOnePasses() {
    window.putPage("hafenlicht-2", new ItemId("hafenlicht-3"));
    window.putPage("hafenlicht-3", null);
    window.show(MINUTE);
    window.supersede(new ItemId("hafenlicht-2"));
    assertEquals(1, watch.catchUp());
    assertEquals(new ItemId("hafenlicht-3"), notices().getFirst().why().replacement());
  }

  @Test
  void aSuccessorThatDoesNotPassIsNotNamed() {
    window.show(MINUTE);
    window.supersede(new ItemId("nowhere"));
    assertEquals(1, watch.catchUp());
    assertEquals(RecallAction.TAKE_DOWN, notices().getFirst().why().action());
    assertNull(notices().getFirst().why().replacement());
  }

  @Test
  void eachFurtherPriceIsToldOnceAndSaysWhatHoldsInstead() {
    window.price("24.00");
    watch.catchUp();
    window.show(Duration.ofHours(1));
    window.price("22.00");
    assertEquals(1, watch.catchUp());
    assertEquals(List.of("price:22.00 EUR"), notices().getLast().why().instead());
    assertEquals(0, watch.catchUp());
    window.price("20.00");
    assertEquals(1, watch.catchUp());
    assertEquals(List.of("price:22.00 EUR"), notices().getLast().why().wrong());
    window.price("24.00");
    assertEquals(1, watch.catchUp());
    assertEquals(List.of("price:20.00 EUR"), notices().getLast().why().wrong());
    assertEquals(List.of("price:24.00 EUR"), notices().getLast().why().instead());
    window.price("24.00");
    assertEquals(0, watch.catchUp());
  }

  @Test
  void aDeliveryThatChangesTheWinnerIsTold() {
    window.price(Window.SHOP, "24.00");
    window.pass(MINUTE);
    window.price(Window.WHOLESALER, "22.00");
    watch.catchUp();
    window.show(Duration.ofHours(1));
    window.pass(MINUTE);
    window.catalog.confirmDelivery(Window.SHOP);
    assertEquals(1, watch.catchUp());
    assertEquals(List.of("price:22.00 EUR"), notices().getLast().why().wrong());
    assertEquals(List.of("price:24.00 EUR"), notices().getLast().why().instead());
  }

  @Test
  void aHoldThatWasPlacedAheadIsToldWhenItBegins() {
    window.show("newsletter-kw48", MINUTE, true);
    Instant from = window.now().plus(Duration.ofDays(3));
    window.catalog.place(hold(from));
    assertEquals(0, watch.catchUp());
    window.pass(Duration.ofDays(3).minusSeconds(2).minusNanos(1_000));
    assertEquals(0, watch.catchUp());
    window.pass(Duration.ofNanos(1_000));
    assertEquals(1, watch.catchUp());
    assertEquals(0, watch.catchUp());
  }

  @Test
  void whatEndsWithinAPromiseByWhatWasLearnedIsToldThen() {
    window.show(Duration.ofHours(1));
    window.expire(window.now().plus(Duration.ofMinutes(30)));
    assertEquals(0, watch.catchUp());
    window.pass(Duration.ofMinutes(30));
    assertEquals(1, watch.catchUp());
    assertEquals(List.of(ReasonCode.EXPIRED), notices().getLast().why().reasons());
  }

  @Test
  void whatWasSentIsTakenDownLongAfterItsPromise() {
    window.show("newsletter-kw48", MINUTE, true);
    window.pass(Duration.ofDays(100));
    window.catalog.place(hold(window.now()));
    assertEquals(1, watch.catchUp());
    assertTrue(notices().getFirst().where().durable());
  }

  @Test
  void aNewPriceLongAfterAPromiseIsNoRecall() {
    window.price("24.00");
    window.show("newsletter-kw48", MINUTE, true);
    window.pass(Duration.ofDays(1));
    window.price("22.00");
    assertEquals(0, watch.catchUp());
  }

  @Test
  void aClockThatWasSetDelaysWhatIsToldAndLosesNothing() {
    for (Duration wrong : List.of(Duration.ofDays(300), Duration.ofDays(-300))) {
      Window other = new Window();
      RecallMonitor following = other.watch();
      following.catchUp();
      other.show(MINUTE);
      other.wrong = wrong;
      assertEquals(0, following.catchUp());
      other.catalog.place(hold(other.now()));
      other.tightenPolicies();
      assertEquals(0, following.catchUp());
      other.wrong = Duration.ZERO;
      other.pass(MINUTE);
      assertEquals(1, following.catchUp());
    }
  }

  @Test
  void aPolicyThatChangedBeforeAnEndIsTold() {
    watch.catchUp();
    window.price("24.00");
    watch.catchUp();
    window.show(MINUTE);
    window.tightenPolicies();
    window.pass(MINUTE); // nobody looked before the process ended
    assertEquals(1, window.watch().catchUp());
    assertEquals(0, window.watch().catchUp());
  }

  @Test
  void anotherPolicyIsLookedAtToo() {
    window.show(MINUTE);
    watch.catchUp();
    window.tightenPolicies();
    assertEquals(1, watch.catchUp());
    assertEquals(0, watch.catchUp());
  }

  @Test
  void whatWasWrittenWhileNobodyLookedIsFoundAfterARestart() {
    window.show(MINUTE);
    watch.catchUp();
    window.catalog.place(hold(window.now()));
    assertEquals(1, window.watch().catchUp());
    assertEquals(0, window.watch().catchUp());
  }

  @Test
  void aNoticeGoesFromOpenToDeliveredToAcknowledgedOrExpires() {
    window.show(MINUTE);
    window.catalog.place(hold(window.now()));
    watch.catchUp();
    assertEquals(State.OPEN, state());
    Instant made = window.now();
    window.pass(RecallNotice.LIFE.minusNanos(1_000));
    window.recalls.delivered("recall-1");
    assertEquals(State.DELIVERED, state());
    window.pass(Duration.ofNanos(1_000));
    assertEquals(made.plus(RecallNotice.LIFE), window.now());
    assertEquals(State.EXPIRED, state());
    window.recalls.acknowledge("recall-1", "mj");
    assertEquals(State.ACKNOWLEDGED, state());
    window.recalls.acknowledge("recall-1", "somebody else");
    assertEquals("mj", window.recalls.find("recall-1").orElseThrow().acknowledgedBy());
  }

  private State state() {
    return window.recalls.find("recall-1").orElseThrow().state(window.now());
  }
}
