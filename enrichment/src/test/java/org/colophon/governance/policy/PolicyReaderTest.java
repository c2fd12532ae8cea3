package org.colophon.governance.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Item;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.governance.Limit;
import org.colophon.governance.Purpose;
import org.colophon.governance.Shelf;
import org.junit.jupiter.api.Test;

class PolicyReaderTest {
  private static final String SMALL =
      """
      id: news
      version: 2
      content_types: [news]
      purposes: [recommend]
      cache: {max_lifetime: PT30S}
      """;

  @Test
  void readsWhatIsWrittenAndAsksForNothingElse() {
    Policy policy = PolicyReader.read("news.yaml", SMALL);
    assertEquals("news@2", policy.label());
    assertEquals(Set.of(ContentType.NEWS), policy.types());
    assertEquals(EnumSet.allOf(SourceState.class), policy.serve());
    assertEquals(Duration.ofSeconds(30), policy.maxLifetime());
    assertEquals(List.of(), policy.checks());
  }

  @Test
  void expandsRangesOfCodes() {
    Policy policy = PolicyReader.read("book.yaml", SMALL + trade("\"34\", \"97-99\""));
    Policy.TradeRule rule = Objects.requireNonNull(policy.trade());
    assertEquals(Set.of("34", "97", "98", "99"), rule.blockedCodes());
    assertEquals(new Limit.MissedDeliveries(3), rule.omitPrice());
  }

  private static String trade(String codes) {
    return "trade: {serve: [active], blocked_codes: ["
        + codes
        + "], omit_price_after: {missed_deliveries: 3}, omit_availability_after: P3D}\n";
  }

  @Test
  void reportsEveryProblemAtOnce() {
    String bad =
        """
        id: Bad Id
        content_types: [newspaper]
        purposes: [recommend]
        colour: red
        require: {owner: perhaps}
        as_of_after: P0D
        cache: {max_lifetime: soon}
        """;
    PolicyException e =
        assertThrows(PolicyException.class, () -> PolicyReader.read("bad.yaml", bad));
    for (String named :
        List.of("id:", "version:", "newspaper", "colour", "perhaps", "P0D", "soon")) {
      assertTrue(e.toString().contains(named), named + " in " + e);
    }
  }

  @Test
  void refusesWhatIsNoMapping() {
    for (String text : List.of("", "[]", "id: [", "a: 1\na: 2")) {
      assertThrows(PolicyException.class, () -> PolicyReader.read("x.yaml", text), text);
    }
  }

  @Test
  void neverServesAnUnknownTradeState() {
    String bad = SMALL + trade("\"34\"").replace("[active]", "[active, unknown]");
    assertThrows(PolicyException.class, () -> PolicyReader.read("x.yaml", bad));
  }

  @Test
  void shipsAPolicyForEveryContentTypeThatReadersSee() {
    PolicyBook book = ShippedPolicies.read();
    for (ContentType type : ContentType.values()) {
      Item item = new Shelf().article(type, Lifecycle.publishedAt(Shelf.START));
      assertEquals(1, book.matching(item, Purpose.RECOMMEND).size(), type.name());
      assertEquals(1, book.matching(item, Purpose.SUGGEST_TO_EDITOR).size(), type.name());
    }
  }

  @Test
  void countsMonthsOnTheCalendarAndDeliveriesOnTheSourcesDays() {
    DeliveryCalendar weekdays =
        new DeliveryCalendar(
            Duration.ofDays(1),
            EnumSet.range(java.time.DayOfWeek.MONDAY, java.time.DayOfWeek.FRIDAY),
            ZoneOffset.UTC);
    Instant leapDay = Instant.parse("2024-02-29T12:00:00Z");
    assertEquals(Instant.parse("2025-02-28T12:00:00Z"), Limit.parse("P1Y").from(leapDay));
    Instant friday = Instant.parse("2026-03-06T06:00:00Z");
    assertEquals(
        Instant.parse("2026-03-11T06:00:00Z"),
        new Limit.MissedDeliveries(3).from(friday, weekdays));
  }
}
