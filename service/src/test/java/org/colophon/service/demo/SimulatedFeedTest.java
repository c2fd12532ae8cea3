package org.colophon.service.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactType;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.editorial.testing.MemoryAudiences;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedFeedTest {
  private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

  private Instant now = START;
  private final InstantSource clock = () -> now;
  private final MemoryCatalog catalog = new MemoryCatalog(clock);
  private final DemoCatalog demo = DemoCatalog.laidAt(START);
  private final SimulatedFeed feed = new SimulatedFeed(catalog, demo, clock);

  @BeforeEach
  void load() {
    demo.loadInto(catalog, new MemoryAudiences());
  }

  @Test
  void eachDeliveryConfirmsTheFactsOfEverySource() {
    now = START.plus(Duration.ofDays(30));
    feed.deliver();
    assertEquals(
        List.of(now), prices().stream().map(f -> f.clocks().confirmedAt()).distinct().toList());
  }

  @Test
  void pulledPlugMakesTheTradeFeedsFactsFourDaysOldAndNothingElseChanges() {
    feed.deliver();
    List<Fact> before = prices();
    now = START.plus(Duration.ofMinutes(10));
    feed.pullPlug();
    feed.deliver();
    assertFalse(feed.running());
    for (Fact fact : prices()) {
      boolean trade = fact.source().equals(DemoCatalog.TRADE_FEED);
      assertEquals(
          trade ? now.minus(SimulatedFeed.OUTAGE) : now,
          fact.clocks().confirmedAt(),
          fact.toString());
    }
    assertEquals(
        before.stream().map(f -> f.value()).toList(),
        prices().stream().map(f -> f.value()).toList());
  }

  @Test
  void pluggedInAgainEverythingIsConfirmedAtOnce() {
    feed.pullPlug();
    now = START.plus(Duration.ofMinutes(20));
    feed.plugIn();
    assertTrue(feed.running());
    assertEquals(
        List.of(now), prices().stream().map(f -> f.clocks().confirmedAt()).distinct().toList());
  }

  @Test
  void startsWithADeliveryAndClosesTwiceWithoutHarm() {
    now = START.plus(Duration.ofHours(1));
    feed.start(Duration.ofDays(1));
    assertEquals(now, prices().getFirst().clocks().confirmedAt());
    feed.close();
    feed.close();
  }

  private List<Fact> prices() {
    try (var view = catalog.view()) {
      return view.facts(new ItemId("das-stille-netz")).stream()
          .filter(fact -> fact.key().type() == FactType.PRICE)
          .toList();
    }
  }
}
