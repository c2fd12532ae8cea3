package org.colophon.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.campaign.CampaignState.Action;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.Exposure.Basis;
import org.junit.jupiter.api.Test;

/// What a campaign and a trigger may be, and how the state of a campaign changes.
class CampaignTest {
  private final Shelf shelf = new Shelf();

  private static Campaign.Delivery delivery(String channel, Duration lasts) {
    return new Campaign.Delivery(channel, "DE", Shelf.START, Shelf.START.plus(lasts));
  }

  private static void refused(String text, Runnable work) {
    String message =
        String.valueOf(assertThrows(IllegalArgumentException.class, work::run).getMessage());
    assertTrue(message.contains(text), message);
  }

  @Test
  void aDeliveryIsOpenFromItsStartUntilItsEnd() {
    Campaign.Delivery day = delivery("mail", Duration.ofDays(1));
    assertTrue(day.isOpen(Shelf.START));
    assertFalse(day.isOpen(Shelf.START.minusNanos(1)));
    assertFalse(day.isOpen(day.until()));
    assertTrue(delivery("push-2", Duration.ofDays(7)).isOpen(Shelf.START));
    refused("after its send time", () -> delivery("mail", Duration.ZERO));
    refused("within 7 days", () -> delivery("mail", Duration.ofDays(7).plusNanos(1)));
    refused("is not a valid channel", () -> delivery("Mail", Duration.ofDays(1)));
  }

  @Test
  void aCampaignHasOneToTwentyItems() {
    ItemId[] many = new ItemId[Campaign.MOST_ITEMS + 1];
    Arrays.setAll(many, i -> new ItemId("item-" + i));
    refused("got 21", () -> shelf.campaign("a", many));
    refused("got 0", () -> shelf.campaign("a"));
    refused("A b", () -> shelf.campaign("A b", Shelf.BOOK));
    assertEquals(20, shelf.campaign("a", Arrays.copyOf(many, 20)).items().size());
  }

  @Test
  void eachActionIsPossibleInItsStates() {
    assertEquals(
        List.of(
            CampaignState.DRAFT,
            CampaignState.FROZEN,
            CampaignState.APPROVED,
            CampaignState.PAUSED),
        possible(Action.FREEZE));
    assertEquals(List.of(CampaignState.FROZEN), possible(Action.APPROVE));
    assertEquals(List.of(CampaignState.APPROVED, CampaignState.PAUSED), possible(Action.SEND));
    assertEquals(List.of(CampaignState.SENDING), possible(Action.PAUSE));
    assertEquals(5, possible(Action.CANCEL).size());
    assertEquals(
        List.of(CampaignState.SENDING, CampaignState.PAUSED, CampaignState.CANCELLED),
        possible(Action.RECALL));
  }

  private static List<CampaignState> possible(Action action) {
    return Arrays.stream(CampaignState.values()).filter(action::isPossible).toList();
  }

  @Test
  void theFirstSendingAndTheApprovalAreKept() {
    StoredCampaign draft = StoredCampaign.draft(shelf.campaign("a", Shelf.BOOK), 1);
    FrozenCampaign frozen = new FrozenCampaign(Shelf.START, new Basis(1, "p", "e"), List.of());
    StoredCampaign sending =
        draft
            .frozenAs(frozen)
            .after(Action.APPROVE, "kim", Shelf.START)
            .after(Action.SEND, "ben", Shelf.START);
    assertEquals("kim", sending.approvedBy());
    Instant later = Shelf.START.plusSeconds(9);
    StoredCampaign again = sending.after(Action.PAUSE, null, later).after(Action.SEND, null, later);
    assertEquals(Shelf.START, again.startedAt());
    assertEquals(6, again.version());
    assertNull(again.frozenAs(frozen).approvedBy());
    assertEquals(List.of(), frozen.passed());
    assertEquals(Optional.empty(), frozen.facts(Shelf.BOOK));
  }

  @Test
  void aTriggerNamesItsRegionWhereItHasOne() {
    Trigger.Region kiel = new Trigger.Region("Kiel", Shelf.SEGMENT);
    assertTrue(kiel.contains(" KIEL , Buchhandlung am Kai"));
    assertFalse(kiel.contains("Kielce, Markt"));
    refused("has a region", () -> shelf.trigger("t", Trigger.Kind.NEW_TITLE, kiel));
    refused("has a region", () -> shelf.trigger("t", Trigger.Kind.EVENT_NEAR, null));
    refused("at most 60", () -> shelf.trigger("t".repeat(61), Trigger.Kind.NEW_TITLE, null));
    for (Duration wrong : List.of(Duration.ZERO, Duration.ofDays(8))) {
      refused("at most 7 days", () -> new Trigger.Messages("mail", "DE", wrong));
    }
  }

  @Test
  void aTriggerMakesTheSameCampaignOfTheSameOccurrence() {
    Trigger near =
        shelf.trigger("nah", Trigger.Kind.EVENT_NEAR, new Trigger.Region("Kiel", Shelf.SEGMENT));
    Campaign one = near.campaign(Shelf.BOOK, Shelf.AUTHOR, "reading", Shelf.START);
    assertEquals(
        one.id(),
        near.campaign(Shelf.BOOK, Shelf.AUTHOR, "reading", Shelf.START.plusSeconds(1)).id());
    assertFalse(
        one.id().equals(near.campaign(Shelf.BOOK, Shelf.AUTHOR, "other", Shelf.START).id()));
    assertEquals(Shelf.SEGMENT, one.recipients().segment());
    assertEquals(Optional.of("nah"), Trigger.of(one));
    assertEquals(Optional.empty(), Trigger.of(shelf.campaign("nah.abc", Shelf.BOOK)));
    assertEquals(Set.of(), one.omits());
  }
}
