package org.colophon.governance.rules;

import static org.colophon.governance.Shelf.FEED;
import static org.colophon.governance.Shelf.HARDCOVER;
import static org.colophon.governance.Shelf.SHOP;
import static org.colophon.governance.Shelf.START;
import static org.colophon.governance.rules.Horizon.EPSILON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.governance.Scene;
import org.colophon.governance.Shelf;
import org.junit.jupiter.api.Test;

/// Which of several statements counts, and whether it may be used.
class CurrentFactsTest {
  private static final Duration MICRO = Duration.ofNanos(1_000);
  private static final FactValue OURS = Shelf.price("24.00");
  private static final FactValue THEIRS = Shelf.price("19.90");

  private final Scene scene = new Scene();

  private static Fact price(FactValue value) {
    return Scene.fact(HARDCOVER, FactType.PRICE, value);
  }

  @Test
  void letsTheAuthorityDecideThenTheFreshestThenTheName() {
    scene.put(price(OURS)).put(Scene.from(SHOP, price(THEIRS)));
    scene.sources.put(SHOP, Scene.source(SHOP));
    assertEquals(OURS, scene.offer().price());
    Instant earlier = START.minusSeconds(1);
    scene.put(Scene.clocked(Scene.from(SHOP, price(THEIRS)), earlier, earlier, START));
    assertEquals(OURS, scene.offer().price());
    scene.sources.put(SHOP, Scene.source(SHOP, FactType.PRICE));
    assertEquals(THEIRS, scene.offer().price());
    scene.sources.put(SHOP, Scene.source(SHOP, FactType.AVAILABILITY));
    assertEquals(OURS, scene.offer().price());
    scene.put(Scene.clocked(price(OURS), earlier.minusSeconds(1), earlier.minusSeconds(1), START));
    assertEquals(THEIRS, scene.offer().price());
  }

  @Test
  void decidesATieByTheNameOfTheSourceInWhateverOrderTheyCame() {
    scene.put(Scene.from(SHOP, price(THEIRS))).put(price(OURS));
    assertEquals(OURS, scene.offer().price());
  }

  @Test
  void readsAStrangersWordAsNoAuthority() {
    scene.put(price(OURS));
    Instant earlier = START.minusSeconds(1);
    scene.put(Scene.clocked(Scene.from(SHOP, price(THEIRS)), earlier, earlier, START));
    assertEquals(OURS, scene.offer().price());
    assertEquals(
        List.of(
            "INFO FACT_CONFLICT price:DE of hafenlicht-hc "
                + "(trade-feed and shop-feed disagree; trade-feed decides; null)"),
        scene.said());
  }

  @Test
  void namesWhoHasToMendADisagreementAndNoneWhereSourcesAgree() {
    scene.sources.put(SHOP, Scene.source(SHOP));
    scene.put(price(OURS)).put(Scene.from(SHOP, price(THEIRS)));
    assertEquals(
        List.of(
            "INFO FACT_CONFLICT price:DE of hafenlicht-hc "
                + "(trade-feed and shop-feed disagree; trade-feed decides; desk-charts)"),
        scene.said());
    scene.put(Scene.from(SHOP, price(OURS)));
    assertEquals(List.of(), scene.said());
  }

  @Test
  void leavesOutWhatAnUnknownSourceSays() {
    scene.put(Scene.from(SHOP, price(THEIRS)));
    assertNull(scene.offer().price());
    assertEquals(
        List.of("WARN SOURCE_UNKNOWN price:DE of hafenlicht-hc (shop-feed; null; null)"),
        scene.said());
  }

  @Test
  void toleratesAClockThatRunsFiveMinutesAhead() {
    Instant limit = START.plus(CurrentFacts.TOLERANCE);
    scene.put(Scene.clocked(price(OURS), limit, START, START));
    assertEquals(OURS, scene.offer().price());
    scene.put(Scene.clocked(price(OURS), limit.plusNanos(1), START, START));
    assertNull(scene.offer().price());
    assertEquals(
        List.of(
            "WARN FACT_FUTURE_DATED price:DE of hafenlicht-hc ("
                + START
                + "; "
                + START
                + "; desk-charts)"),
        scene.said());
  }

  @Test
  void waitsForAConfirmationThatLiesAhead() {
    Instant sure = START.plus(CurrentFacts.TOLERANCE).minus(EPSILON);
    scene.put(Scene.clocked(price(OURS), START, sure, START));
    assertEquals(OURS, scene.offer().price());
    scene.put(Scene.clocked(price(OURS), START, sure.plus(MICRO), START));
    assertNull(scene.offer().price());
    assertEquals(START.plus(MICRO), scene.evaluate(START).validUntil());
  }

  @Test
  void leavesOutWhatIsTooOldAndSaysSo() {
    scene.put(price(OURS));
    scene.policy("trade: {serve: [active], omit_price_after: P2D, omit_availability_after: P9D}");
    Instant stale = START.plus(Duration.ofDays(2)).minus(EPSILON);
    assertEquals(List.of(), scene.said(stale.minus(MICRO)));
    assertEquals(
        List.of(
            "WARN FACT_STALE price:DE of hafenlicht-hc (confirmed "
                + START
                + "; P2D; desk-charts)"),
        scene.said(stale));
  }

  @Test
  void findsByEntityTypeAndQualifier() {
    scene.put(price(OURS)).with(FactType.BESTSELLER, new FactValue.Rank(3));
    TreeSet<Instant> boundaries = new TreeSet<>();
    CurrentFacts facts =
        new CurrentFacts(scene.snapshot(), new Horizon(START, boundaries), Scene.findings());
    EntityRef book = new EntityRef.OfProduct(HARDCOVER);
    assertEquals(Optional.of(price(OURS)), facts.find(new FactKey(book, FactType.PRICE, "DE")));
    assertEquals(Optional.empty(), facts.find(book, FactType.PRICE));
    assertEquals(List.of(price(OURS)), facts.all(book, FactType.PRICE));
    assertEquals(List.of(), facts.all(new EntityRef.OfProduct(Shelf.EBOOK), FactType.PRICE));
    assertEquals(Optional.of(Scene.MENDER), facts.ownerOf(price(OURS)));
    assertEquals(Optional.empty(), facts.ownerOf(Scene.from(SHOP, price(OURS))));
  }

  @Test
  void namesAFactByTypeQualifierAndProduct() {
    EntityRef work = new EntityRef.OfItem(Shelf.BOOK);
    assertEquals("price:DE of hafenlicht-hc", CurrentFacts.name(price(OURS).key()));
    assertEquals("embargo_until", CurrentFacts.name(new FactKey(work, FactType.EMBARGO_UNTIL, "")));
    assertEquals("category:shop", CurrentFacts.name(new FactKey(work, FactType.CATEGORY, "shop")));
    assertEquals(
        "sales_at of hafenlicht-hc",
        CurrentFacts.name(Scene.fact(HARDCOVER, FactType.SALES_AT, new FactValue.None()).key()));
    assertEquals(FEED, price(OURS).source());
  }
}
