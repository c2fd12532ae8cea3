package org.colophon.governance.rules;

import static org.colophon.governance.Shelf.EBOOK;
import static org.colophon.governance.Shelf.HARDCOVER;
import static org.colophon.governance.Shelf.START;
import static org.colophon.governance.rules.Horizon.EPSILON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.Product;
import org.colophon.catalog.ProductForm;
import org.colophon.catalog.ProductId;
import org.colophon.governance.Context;
import org.colophon.governance.Offer;
import org.colophon.governance.Offer.Availability;
import org.colophon.governance.Scene;
import org.colophon.governance.Shelf;
import org.junit.jupiter.api.Test;

/// Which product a work is served as, and what keeps a product out.
class ProductRulesTest {
  private static final Duration MICRO = Duration.ofNanos(1_000);
  private static final String FEED_OWNS = "; null; desk-charts)";
  private static final String TWO = " (two values under one order key)";

  private final Scene scene = new Scene();

  @Test
  void prefersWhatCanBeBoughtThenTheFormThenTheId() {
    ProductId second = new ProductId("hafenlicht-ha");
    scene.change(i ->
        Shelf.withProducts(
            i,
            new Product(EBOOK, null, ProductForm.EBOOK),
            new Product(HARDCOVER, null, ProductForm.HARDCOVER),
            new Product(second, "9783999000138", ProductForm.HARDCOVER)));
    scene.trade(EBOOK, "active", "20").trade(second, "active", "20");
    assertEquals(second, scene.offer().product());
    assertEquals("9783999000138", scene.offer().isbn13());
    assertEquals(ProductForm.HARDCOVER, scene.offer().form());
    assertEquals(Availability.AVAILABLE, scene.offer().availability());
    scene.trade(second, "active", "31");
    assertEquals(HARDCOVER, scene.offer().product());
    scene.trade(HARDCOVER, "forthcoming", "10");
    assertEquals(EBOOK, scene.offer().product());
  }

  @Test
  void namesEveryRefusalWhenNoProductMayBeShownAndNoneWhenOneMay() {
    scene.change(i ->
        Shelf.withProducts(
            i,
            new Product(EBOOK, null, ProductForm.EBOOK),
            new Product(HARDCOVER, null, ProductForm.HARDCOVER)));
    scene.trade(EBOOK, "withdrawn", "20").trade(HARDCOVER, "recalled", "20");
    assertEquals(
        List.of(
            "BLOCK WITHDRAWN trade_state of hafenlicht-eb (withdrawn" + FEED_OWNS,
            "BLOCK RECALLED trade_state of hafenlicht-hc (recalled" + FEED_OWNS),
        scene.said());
    assertNull(scene.at(START).offer());
    scene.trade(HARDCOVER, "active", "20");
    assertEquals(List.of(), scene.said());
    assertEquals(HARDCOVER, scene.offer().product());
  }

  @Test
  void readsEveryTradeStateAsWhatItMeans() {
    Map<String, String> codes =
        Map.of(
            "unknown", "FACT_UNKNOWN_CODE",
            "gone", "FACT_UNKNOWN_CODE",
            "recalled", "RECALLED",
            "withdrawn", "WITHDRAWN",
            "replaced", "NOT_AVAILABLE",
            "POSTPONED", "NOT_AVAILABLE");
    codes.forEach((state, code) -> {
      scene.trade(HARDCOVER, state, "20");
      assertEquals(
          List.of("BLOCK " + code + " trade_state of hafenlicht-hc (" + state + FEED_OWNS),
          scene.said());
    });
    for (String state : List.of("announced", "forthcoming", "Active", "out_of_stock")) {
      assertEquals(List.of(), scene.trade(HARDCOVER, state, "20").said(), state);
    }
  }

  @Test
  void namesStatesThatAStricterPolicyDoesNotServe() {
    scene.policy("trade: {serve: [active], omit_price_after: P3D, omit_availability_after: P3D}");
    for (String state : List.of("announced", "forthcoming", "out_of_stock")) {
      scene.trade(HARDCOVER, state, "20");
      assertEquals(
          List.of("BLOCK NOT_AVAILABLE trade_state of hafenlicht-hc (" + state + FEED_OWNS),
          scene.said());
    }
  }

  @Test
  void showsWhatWasReadWhereNoTradeStateWas() {
    String head = "BLOCK FACT_UNKNOWN_CODE trade_state of hafenlicht-hc (";
    Map<FactValue, String> shown =
        Map.of(
            new FactValue.Moment(START),
            START.toString(),
            Shelf.price("2E+1"),
            "20 EUR",
            new FactValue.Rank(3),
            "3",
            new FactValue.None(),
            "none",
            new FactValue.Unrecognised("??"),
            "??");
    shown.forEach((value, text) ->
        assertEquals(
            List.of(head + text + FEED_OWNS), scene.with(FactType.TRADE_STATE, value).said()));
  }

  @Test
  void blocksWithoutTradeStateAndWithTwoOfThem() {
    scene.conflicting(FactType.TRADE_STATE, new FactValue.Code("active"));
    assertEquals(
        List.of("BLOCK FACT_CONFLICT trade_state of hafenlicht-hc (active" + TWO + FEED_OWNS),
        scene.said());
    scene.without(FactType.TRADE_STATE);
    assertEquals(
        List.of("BLOCK FACT_MISSING trade_state of hafenlicht-hc (null; null; desk-nordufer)"),
        scene.said());
  }

  @Test
  void blocksAvailabilityThatIsMissingContradictoryBlockedOrUnknown() {
    String subject = " availability of hafenlicht-hc (";
    scene.conflicting(FactType.AVAILABILITY, new FactValue.Code("20"));
    assertEquals(List.of("BLOCK FACT_CONFLICT" + subject + "20" + TWO + FEED_OWNS), scene.said());
    scene.trade(HARDCOVER, "active", "43");
    assertEquals(List.of("BLOCK NOT_AVAILABLE" + subject + "43" + FEED_OWNS), scene.said());
    scene.trade(HARDCOVER, "active", "77");
    assertEquals(List.of("BLOCK FACT_UNKNOWN_CODE" + subject + "77" + FEED_OWNS), scene.said());
    scene.with(FactType.AVAILABILITY, new FactValue.Rank(20));
    assertEquals(List.of("BLOCK FACT_UNKNOWN_CODE" + subject + "20" + FEED_OWNS), scene.said());
    scene.without(FactType.AVAILABILITY);
    assertEquals(
        List.of("BLOCK FACT_MISSING" + subject + "null; null; desk-nordufer)"), scene.said());
  }

  @Test
  void namesNobodyWhereNobodyMendsTheSource() {
    scene.sources.clear();
    scene.policy("trade: {serve: [active], omit_price_after: P3D, omit_availability_after: P3D}");
    scene.trade(HARDCOVER, "recalled", "20");
    assertEquals(
        List.of(
            "BLOCK RECALLED trade_state of hafenlicht-hc (recalled; null; null)",
            "WARN SOURCE_UNKNOWN availability of hafenlicht-hc (trade-feed; null; null)"),
        scene.said());
  }

  @Test
  void statesNoAvailabilityThatIsTooOld() {
    scene.with(FactType.PRICE, Shelf.price("24.00"));
    scene.policy("trade: {serve: [active], omit_price_after: P9D, omit_availability_after: P3D}");
    Instant stale = START.plus(Duration.ofDays(3)).minus(EPSILON);
    Offer fresh = scene.at(stale.minus(MICRO)).offer();
    assertEquals(
        new Offer(
            HARDCOVER,
            null,
            ProductForm.HARDCOVER,
            Availability.AVAILABLE,
            (FactValue.Price) Shelf.price("24.00"),
            null),
        fresh);
    assertEquals(
        new Offer(
            HARDCOVER,
            null,
            ProductForm.HARDCOVER,
            Availability.NOT_STATED,
            (FactValue.Price) Shelf.price("24.00"),
            null),
        scene.at(stale).offer());
    assertEquals(List.of("availability"), scene.omitted(stale));
    assertEquals(
        List.of(
            "WARN FACT_STALE availability of hafenlicht-hc (confirmed "
                + START
                + "; P3D; desk-charts)"),
        scene.said(stale));
  }

  @Test
  void readsCodesForPreordersAndShortagesAsSuch() {
    assertEquals(
        Availability.PREORDER, scene.trade(HARDCOVER, "active", "12").offer().availability());
    assertEquals(
        Availability.TEMPORARILY_OUT,
        scene.trade(HARDCOVER, "active", "30").offer().availability());
  }

  @Test
  void takesOrdersFromThePreorderDateOn() {
    Instant from = START.plusSeconds(60);
    scene.trade(HARDCOVER, "forthcoming", "10");
    scene.with(FactType.PREORDER_AT, new FactValue.Moment(from));
    assertEquals(Availability.ANNOUNCED, availability(from.plus(EPSILON).minus(MICRO)));
    assertEquals(Availability.PREORDER, availability(from.plus(EPSILON)));
    scene.trade(HARDCOVER, "active", "20");
    assertEquals(Availability.AVAILABLE, availability(START));
  }

  private Availability availability(Instant at) {
    Offer offer = scene.at(at).offer();
    return offer == null ? Availability.NOT_STATED : offer.availability();
  }

  @Test
  void asksNothingOfTheProductsOfAnArticle() {
    scene.item =
        new Shelf().article(ContentType.NEWS, Lifecycle.publishedAt(START.minusSeconds(9)));
    scene.change(i -> Shelf.withProducts(i, new Product(HARDCOVER, null, ProductForm.HARDCOVER)));
    scene.with(FactType.EMBARGO_UNTIL, new FactValue.Unrecognised("soon"));
    assertEquals(List.of(), scene.said());
    assertNull(scene.at(START).offer());
  }

  @Test
  void asksForAProductOfAnyTypeThatAPolicyTrades() {
    scene.item =
        new Shelf().article(ContentType.NEWS, Lifecycle.publishedAt(START.minusSeconds(9)));
    scene.policy("trade: {serve: [active], omit_price_after: P3D, omit_availability_after: P3D}");
    assertEquals(List.of("BLOCK NO_PRODUCT products (null; null; desk-nordufer)"), scene.said());
  }

  @Test
  void showsAnEditorABookWithoutTradeData() {
    scene.context = Context.desk("DE", null);
    scene.facts.clear();
    assertEquals(Availability.NOT_STATED, scene.offer().availability());
    scene.change(Shelf::withProducts);
    assertNull(scene.at(START).offer());
    assertEquals(List.of(), scene.said());
  }

  @Test
  void asksForAProduct() {
    scene.change(Shelf::withProducts);
    assertEquals(List.of("BLOCK NO_PRODUCT products (null; null; desk-nordufer)"), scene.said());
    assertNull(scene.at(START).offer());
  }
}
