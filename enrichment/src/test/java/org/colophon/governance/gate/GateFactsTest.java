package org.colophon.governance.gate;

import static org.colophon.governance.Shelf.HARDCOVER;
import static org.colophon.governance.Shelf.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.governance.Claim;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.Shelf;
import org.colophon.governance.rules.Horizon;
import org.junit.jupiter.api.Test;

/// The gate on prices and bestseller claims.
class GateFactsTest {
  private static final Duration MICRO = Duration.ofNanos(1_000);

  private final Shelf shelf = Shelf.withBook();

  @Test
  void leavesAPriceOutAfterThreeMissedDeliveries() {
    shelf.statePrice("24.00");
    assertEquals(Shelf.price("24.00"), shelf.cleared().offer().orElseThrow().price());
    Instant stale = START.plus(Duration.ofDays(3)).minus(Horizon.EPSILON);
    assertEquals(stale, shelf.cleared().terms().validUntil());
    shelf.moveTo(stale.minus(MICRO));
    assertNotNull(shelf.cleared().offer().orElseThrow().price());
    shelf.moveTo(stale);
    assertNull(shelf.cleared().offer().orElseThrow().price());
    shelf.catalog.confirmDelivery(Shelf.FEED);
    assertEquals(Shelf.price("24.00"), shelf.cleared().offer().orElseThrow().price());
  }

  @Test
  void leavesOutAPriceThatComesFromTheFuture() {
    shelf.stateObserved(
        Shelf.FEED,
        new org.colophon.catalog.FactKey(
            new org.colophon.catalog.EntityRef.OfProduct(HARDCOVER), FactType.PRICE, "DE"),
        Shelf.price("24.00"),
        START.plus(Duration.ofDays(900)),
        null);
    assertNull(shelf.cleared().offer().orElseThrow().price());
  }

  @Test
  void letsTheAuthoritativeSourceDecideAPrice() {
    shelf.statePrice("24.00");
    shelf.pass(Duration.ofHours(1));
    shelf.state(Shelf.SHOP, HARDCOVER, FactType.PRICE, "DE", Shelf.price("19.90"), null);
    Verdict.Pass pass = assertInstanceOf(Verdict.Pass.class, shelf.decide());
    assertEquals(Shelf.price("24.00"), pass.cleared().offer().orElseThrow().price());
    assertEquals(
        List.of(ReasonCode.FACT_CONFLICT), pass.reasons().stream().map(Reason::code).toList());
  }

  @Test
  void dropsABestsellerClaimWithItsPeriod() {
    Instant end = START.plusSeconds(300);
    shelf.state(
        Shelf.FEED, HARDCOVER, FactType.BESTSELLER, "belletristik", new FactValue.Rank(7), end);
    assertEquals(
        List.of(new Claim(Claim.Kind.BESTSELLER, "belletristik", end)), shelf.cleared().claims());
    shelf.moveTo(end.minus(Horizon.EPSILON));
    assertEquals(List.of(), shelf.cleared().claims());
  }

  @Test
  void neverClaimsABestsellerWithoutAnEnd() {
    shelf.state(
        Shelf.FEED, HARDCOVER, FactType.BESTSELLER, "belletristik", new FactValue.Rank(7), null);
    assertEquals(List.of(), shelf.cleared().claims());
  }
}
