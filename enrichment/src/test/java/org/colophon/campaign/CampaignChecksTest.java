package org.colophon.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SegmentUse;
import org.colophon.audience.Signal;
import org.colophon.campaign.CampaignChecks.Judged;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What may be in a campaign's messages, and which facts they state.
class CampaignChecksTest {
  private static final ItemId OTHER = new ItemId("ebbe");

  private final Shelf shelf = new Shelf();

  @BeforeEach
  void fill() {
    shelf.book(Shelf.BOOK, "24.00");
    shelf.book(OTHER, "14.00");
  }

  private Judged judge(Campaign campaign) {
    return shelf.checks.judge(campaign, shelf.now());
  }

  /// The book as it may be sent.
  private CampaignChecks.Sendable book(Campaign campaign) {
    return Objects.requireNonNull(judge(campaign).sendable().get(Shelf.BOOK));
  }

  private Map<ItemId, List<String>> stopped(Campaign campaign, FrozenCampaign frozen) {
    return CampaignChecks.stopped(frozen, judge(campaign));
  }

  @Test
  void whatPassesStatesItsFactsWithTheirSource() {
    MessageFacts facts = book(shelf.campaign("a", Shelf.BOOK)).facts();
    MessageFacts.Stated price = facts.price();
    assertNotNull(price);
    assertEquals("24.00 EUR", price.value());
    assertEquals("feed", String.valueOf(price.source()));
    assertEquals(Shelf.START, price.changedAt());
    MessageFacts.Stated availability = facts.availability();
    assertNotNull(availability);
    assertEquals("available", availability.value());
  }

  @Test
  void whatIsOmittedIsStatedNowhere() {
    Campaign without =
        shelf.campaign(
            "a",
            new Campaign.Recipients.Members(Shelf.SEGMENT),
            Set.of(MessageFacts.Kind.PRICE),
            Shelf.BOOK);
    CampaignChecks.Sendable sendable = book(without);
    assertEquals(null, sendable.facts().price());
    assertTrue(sendable.shown().said().contains("availability:available"));
    assertTrue(sendable.shown().said().stream().noneMatch(line -> line.startsWith("price")));
    FrozenCampaign frozen = shelf.checks.freeze(without, shelf.now());
    shelf.price(Shelf.BOOK, "19.00");
    assertEquals(Map.of(), stopped(without, frozen));
  }

  @Test
  void otherFactsThanWereApprovedAndHoldsStopAnItem() {
    Campaign campaign = shelf.campaign("a", Shelf.BOOK, OTHER);
    FrozenCampaign frozen = shelf.checks.freeze(campaign, shelf.now());
    assertEquals(List.of(Shelf.BOOK, OTHER), frozen.passed());
    assertEquals(Map.of(), stopped(campaign, frozen));
    shelf.price(Shelf.BOOK, "19.00");
    shelf.hold(OTHER);
    assertEquals(
        Map.of(Shelf.BOOK, List.of("facts_changed"), OTHER, List.of("on_hold")),
        stopped(campaign, frozen));
    FrozenCampaign again = shelf.checks.freeze(campaign, shelf.now());
    assertEquals(List.of(Shelf.BOOK), again.passed());
    assertEquals(List.of("on_hold"), again.items().getLast().reasons());
    assertNotNull(again.items().getLast().from());
    assertEquals(Map.of(), stopped(campaign, again)); // what never was to go out is no stop
  }

  @Test
  void theSendTimeCountsWhileItLiesAhead() {
    Campaign campaign = shelf.campaign("a", Shelf.BOOK);
    Instant before = shelf.now().minus(Duration.ofHours(1));
    assertEquals(shelf.now(), shelf.checks.judgeAtSendTime(campaign, before).checked().sendAt());
    Instant after = shelf.now().plus(Duration.ofHours(1));
    shelf.pass(Duration.ofHours(1));
    assertEquals(after, shelf.checks.judgeAtSendTime(campaign, after).checked().sendAt());
  }

  @Test
  void theRulesOfTheSegmentHold() {
    shelf.segment(
        Segment.State.ACTIVE,
        new Segment.Rules(Set.of(), Set.of(ContentType.NEWS), Set.of(), Set.of()));
    Campaign campaign = shelf.campaign("a", Shelf.BOOK);
    assertEquals(Map.of(), judge(campaign).sendable());
    assertEquals(
        List.of("segment_not_here"),
        shelf.checks.freeze(campaign, shelf.now()).items().getFirst().reasons());
  }

  @Test
  void aSegmentThatMayNotBeUsedIsAnObstacle() {
    Campaign campaign = shelf.campaign("a", Shelf.BOOK);
    assertTrue(shelf.checks.obstacle(campaign, shelf.now()).isEmpty());
    shelf.segment(Segment.State.RETIRED, Segment.Rules.NONE);
    assertEquals(
        SegmentUse.Code.SEGMENT_RETIRED,
        shelf.checks.obstacle(campaign, shelf.now()).orElseThrow().code());
    Campaign nowhere =
        shelf.campaign(
            "b", new Campaign.Recipients.Members(new SegmentId("none")), Set.of(), Shelf.BOOK);
    assertEquals(
        SegmentUse.Code.SEGMENT_UNKNOWN,
        shelf.checks.obstacle(nowhere, shelf.now()).orElseThrow().code());
    assertEquals(1, judge(nowhere).sendable().size());
    Campaign followers =
        shelf.campaign(
            "c",
            new Campaign.Recipients.Interested(Signal.Type.FOLLOW, Shelf.AUTHOR, null),
            Set.of(),
            Shelf.BOOK);
    assertTrue(shelf.checks.obstacle(followers, shelf.now()).isEmpty());
    assertEquals(1, judge(followers).sendable().size());
  }

  @Test
  void consentIsGivenToTheEntityOfARecordedImprint() {
    Campaign campaign = shelf.campaign("a", Shelf.BOOK);
    assertEquals(Shelf.ENTITY, shelf.checks.entity(campaign).orElseThrow());
    Campaign other =
        new Campaign(
            "b",
            Shelf.DESK,
            "r",
            new ImprintId("other"),
            campaign.recipients(),
            campaign.items(),
            campaign.delivery(),
            Set.of());
    assertFalse(shelf.checks.entity(other).isPresent());
  }

  @Test
  void aReleaseHandsOutWhatPassesNow() {
    List<ItemId> out = new ArrayList<>();
    assertTrue(
        shelf.checks.release(
            shelf.campaign("a", Shelf.BOOK),
            shelf.now(),
            judged -> _ -> out.addAll(judged.sendable().keySet())));
    assertEquals(List.of(Shelf.BOOK), out);
  }
}
