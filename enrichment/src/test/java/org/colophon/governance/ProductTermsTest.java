package org.colophon.governance;

import static org.colophon.governance.Shelf.HARDCOVER;
import static org.colophon.governance.Shelf.START;
import static org.colophon.governance.rules.Horizon.EPSILON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.governance.policy.PolicyBook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The dates, territories and prices of a product.
class ProductTermsTest {
  private static final Duration MICRO = Duration.ofNanos(1_000);
  private static final Instant LATER = START.plusSeconds(60);
  private static final String OWNER = "; null; desk-nordufer)";
  private static final String TWO = " (two values under one order key)";
  private static final FactValue PRICE = Shelf.price("24.00");

  private final Scene scene = new Scene();

  @Test
  void aSourceThatSaysThatThereIsNoPriceLeavesNothingOut() {
    scene.with(FactType.PRICE, new FactValue.None());
    assertEquals(List.of(), scene.omitted());
    assertEquals(List.of(), scene.said());
  }

  @Test
  void oneOfTwoValuesThatIsNoPriceIsAConflictAndNothingElse() {
    scene.conflicting(FactType.PRICE, new FactValue.None());
    assertEquals(List.of("price"), scene.omitted());
    assertEquals(
        List.of(ReasonCode.FACT_CONFLICT),
        scene.at(START).reasons().stream().map(Reason::code).toList());
  }

  @Test
  void neverReadsAnEmbargoInConflictAsOver() {
    Instant past = START.minusSeconds(600);
    scene.conflicting(FactType.EMBARGO_UNTIL, new FactValue.Moment(past));
    assertEquals(
        List.of("BLOCK EMBARGOED embargo_until of hafenlicht-hc (" + past + TWO + OWNER),
        scene.said());
    scene.with(FactType.EMBARGO_UNTIL, new FactValue.Moment(past));
    assertEquals(List.of(), scene.said());
  }

  @Test
  void readsAnEmbargoOfTheWorkItself() {
    FactKey key = new FactKey(new EntityRef.OfItem(Shelf.BOOK), FactType.EMBARGO_UNTIL, "");
    scene.put(Scene.fact(key, new FactValue.Moment(LATER), Shelf.FEED));
    assertEquals(List.of("BLOCK EMBARGOED embargo_until (" + LATER + OWNER), scene.said());
    scene.put(Scene.fact(key, new FactValue.None(), Shelf.FEED));
    assertEquals(List.of(), scene.said());
  }

  @Test
  void hidesATitleUntilItIsSurelyAnnounced() {
    scene.with(FactType.ANNOUNCED_AT, new FactValue.Moment(LATER));
    assertEquals(
        List.of("BLOCK NOT_ANNOUNCED announced_at of hafenlicht-hc (" + LATER + OWNER),
        scene.said(LATER.plus(EPSILON).minus(MICRO)));
    assertEquals(List.of(), scene.said(LATER.plus(EPSILON)));
    scene.with(FactType.ANNOUNCED_AT, new FactValue.Unrecognised("soon"));
    assertEquals(
        List.of("BLOCK NOT_ANNOUNCED announced_at of hafenlicht-hc (soon" + OWNER), scene.said());
    scene.with(FactType.ANNOUNCED_AT, new FactValue.None());
    assertEquals(List.of(), scene.said());
  }

  @Test
  void sellsOnlyWhereTheTerritorySaysSo() {
    String subject = "BLOCK TERRITORY_BLOCKED sales_territory:DE of hafenlicht-hc (";
    scene.with(FactType.SALES_TERRITORY, new FactValue.Code("for_sale"));
    assertEquals(List.of(), scene.said());
    scene.conflicting(FactType.SALES_TERRITORY, new FactValue.Code("for_sale"));
    assertEquals(List.of(subject + "for_sale" + TWO + "; DE; desk-nordufer)"), scene.said());
    scene.with(FactType.SALES_TERRITORY, new FactValue.Code("not_for_sale"));
    assertEquals(List.of(subject + "not_for_sale; DE; desk-nordufer)"), scene.said());
    scene.context = Context.recommend("AT");
    assertEquals(List.of(), scene.said());
  }

  @Test
  void showsAPriceWithinItsPeriodOnly() {
    Instant end = START.plusSeconds(300);
    scene.during(FactType.PRICE, PRICE, LATER, end);
    Instant before = LATER.plus(EPSILON).minus(MICRO);
    assertNull(price(before));
    assertEquals(List.of("price"), scene.omitted(before));
    assertEquals(
        List.of("INFO CLAIM_ENDED price:DE of hafenlicht-hc (" + LATER + " to " + end + OWNER),
        scene.said(before));
    assertEquals(PRICE, price(LATER.plus(EPSILON)));
    assertEquals(List.of(), scene.said(LATER.plus(EPSILON)));
    assertEquals(PRICE, price(end.minus(EPSILON).minus(MICRO)));
    assertNull(price(end.minus(EPSILON)));
  }

  private @Nullable FactValue price(Instant at) {
    Offer offer = scene.at(at).offer();
    return offer == null ? null : offer.price();
  }

  @Test
  void showsNoPriceThatThereIsNotAndLeavesOutOneThatItCannotRead() {
    assertNull(scene.offer().price());
    assertEquals(List.of(), scene.omitted());
    scene.with(FactType.PRICE, new FactValue.None());
    assertNull(scene.offer().price());
    assertEquals(List.of(), scene.omitted());
    scene.with(FactType.PRICE, new FactValue.Unrecognised("cheap"));
    assertNull(scene.offer().price());
    assertEquals(List.of("price"), scene.omitted());
    scene.conflicting(FactType.PRICE, PRICE);
    assertNull(scene.offer().price());
    assertEquals(List.of("price"), scene.omitted());
    assertEquals(
        List.of("WARN FACT_CONFLICT price:DE of hafenlicht-hc (trade-feed; null; desk-charts)"),
        scene.said());
  }

  @Test
  void leavesOutWhatAnyPolicyLeavesOut() {
    scene.with(FactType.PRICE, PRICE);
    Scene strict = new Scene().policy(trade("P1D"));
    Scene lenient = new Scene().policy(trade("P9D"));
    for (boolean strictFirst : new boolean[] {true, false}) {
      scene.policies =
          new PolicyBook(
              List.of(
                  (strictFirst ? strict : lenient).policies.policies().getFirst(),
                  (strictFirst ? lenient : strict).policies.policies().getFirst()));
      Instant late = START.plus(Duration.ofDays(2));
      assertNull(price(late));
      Offer offer = scene.at(late).offer();
      assertEquals(Offer.Availability.NOT_STATED, offer == null ? null : offer.availability());
      assertEquals(PRICE, price(START));
    }
  }

  private static String trade(String age) {
    return "trade: {serve: [active], omit_price_after: %1$s, omit_availability_after: %1$s}"
        .formatted(age);
  }

  @Test
  void showsTheSalesDateWhileItLiesAhead() {
    scene.with(FactType.SALES_AT, new FactValue.Moment(LATER));
    assertEquals(LATER, appearsOn(LATER.plus(EPSILON).minus(MICRO)));
    assertNull(appearsOn(LATER.plus(EPSILON)));
    scene.with(FactType.SALES_AT, new FactValue.Unrecognised("spring"));
    assertNull(appearsOn(START));
    assertEquals(HARDCOVER, scene.offer().product());
  }

  private @Nullable Instant appearsOn(Instant at) {
    Offer offer = scene.at(at).offer();
    return offer == null ? null : offer.appearsOn();
  }

  @Test
  void statesNoSalesDateThatIsInConflict() {
    scene.conflicting(FactType.SALES_AT, new FactValue.Moment(START.minusSeconds(600)));
    assertNull(scene.offer().appearsOn());
    scene.conflicting(FactType.SALES_AT, new FactValue.Moment(LATER));
    assertNull(scene.offer().appearsOn());
  }
}
