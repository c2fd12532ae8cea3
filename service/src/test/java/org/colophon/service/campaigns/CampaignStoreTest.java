package org.colophon.service.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.audience.PersonRef;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalTarget;
import org.colophon.campaign.Campaign;
import org.colophon.campaign.CampaignState.Action;
import org.colophon.campaign.CampaignStore;
import org.colophon.campaign.CampaignStore.Edition;
import org.colophon.campaign.CampaignStore.Settled;
import org.colophon.campaign.CampaignStore.Settlement;
import org.colophon.campaign.FrozenCampaign;
import org.colophon.campaign.MessageFacts;
import org.colophon.campaign.OutboxMessage;
import org.colophon.campaign.OutboxMessage.State;
import org.colophon.campaign.SkipCode;
import org.colophon.campaign.StoredCampaign;
import org.colophon.campaign.testing.MemoryCampaigns;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SourceId;
import org.colophon.exposure.Exposure.Basis;
import org.colophon.service.store.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same of the store in SQLite and of the one in memory.
class CampaignStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final ItemId ITEM = new ItemId("item");
  private static final PersonRef ADA = new PersonRef("ada-1");
  private static final PersonRef BEN = new PersonRef("ben-2");
  private static final MessageFacts FACTS =
      new MessageFacts(
          ITEM,
          new ProductId("item-hc"),
          new MessageFacts.Stated("24.00 EUR", new SourceId("feed"), NOW, NOW),
          null,
          null);

  @TempDir private Path directory;

  private static Campaign campaign(String id, Campaign.Recipients recipients) {
    return new Campaign(
        id,
        new DeskId("desk"),
        "r",
        new ImprintId("imprint"),
        recipients,
        List.of(ITEM),
        new Campaign.Delivery("mail", "DE", NOW, NOW.plus(Duration.ofDays(1))),
        Set.of());
  }

  @Test
  void campaignsAndMessagesAreKept() {
    check(new MemoryCampaigns());
    String id;
    try (Database database = Database.open(directory)) {
      SqliteCampaigns store = new SqliteCampaigns(database);
      check(store);
      id = store.messages("a", "", 1).getFirst().id();
    }
    try (Database database = Database.open(directory)) {
      SqliteCampaigns store = new SqliteCampaigns(database);
      assertEquals(id, store.messages("a", "", 1).getFirst().id());
      StoredCampaign again = store.find("b").orElseThrow();
      assertEquals(
          new Campaign.Recipients.Interested(
              Signal.Type.FOLLOW, new SignalTarget.OfContributor(new ContributorId("ada")), null),
          again.campaign().recipients());
    }
  }

  private static void check(CampaignStore store) {
    StoredCampaign draft =
        StoredCampaign.draft(
            campaign("a", new Campaign.Recipients.Members(new SegmentId("seg"))), 1);
    assertTrue(store.put(draft, 0));
    assertFalse(store.put(draft, 0));
    StoredCampaign frozen =
        draft.frozenAs(
            new FrozenCampaign(
                NOW,
                new Basis(1, "p", "e"),
                List.of(new FrozenCampaign.FrozenItem(ITEM, List.of(), null, FACTS))));
    assertTrue(store.put(frozen, 1));
    assertEquals(frozen, store.find("a").orElseThrow());
    assertEquals(List.of(), store.due("mail", NOW, NOW));
    StoredCampaign sending = frozen.after(Action.APPROVE, "kim", NOW).after(Action.SEND, null, NOW);
    assertTrue(store.put(sending, 2));
    assertEquals("kim", sending.approvedBy());
    assertEquals(List.of(sending), store.due("mail", NOW, NOW));
    assertEquals(List.of(), store.due("push", NOW, NOW));
    assertEquals(List.of(), store.due("mail", NOW.plus(Duration.ofDays(1)), NOW));
    messages(store, sending.campaign());
    store.put(
        StoredCampaign.draft(
            campaign(
                "b",
                new Campaign.Recipients.Interested(
                    Signal.Type.FOLLOW,
                    new SignalTarget.OfContributor(new ContributorId("ada")),
                    null)),
            1),
        0);
    assertEquals(2, store.all().size());
    store.stopped("a", Map.of(ITEM, List.of("on_hold", "embargo")), NOW);
    store.stopped("a", Map.of(ITEM, List.of("on_hold", "embargo")), NOW.plusSeconds(5));
    assertEquals(
        List.of(
            new CampaignStore.Stop(ITEM, List.of("on_hold", "embargo"), NOW, NOW.plusSeconds(5))),
        store.stops("a"));
    Edition edition = new Edition("a", 1, "r-1", List.of(FACTS), NOW);
    store.add(edition);
    assertEquals(edition, store.lastEdition("a").orElseThrow());
    assertEquals(List.of(edition), store.editions("a"));
  }

  private static void messages(CampaignStore store, Campaign campaign) {
    OutboxMessage first =
        store.write(tables -> {
          OutboxMessage ada = tables.add(campaign, ADA, 1, NOW);
          tables.add(campaign, BEN, 1, NOW);
          tables.skipped("a", SkipCode.SUPPRESSED, 3);
          tables.advance("a", BEN.value(), true);
          return ada;
        });
    assertEquals(
        List.of(BEN.value(), true, false, 1, 0),
        store.<List<Object>>write(tables ->
            List.of(
                tables.cursor("a"),
                tables.isSending("a"),
                tables.isSending("b"),
                tables.contacts(ADA, "mail", NOW.minusSeconds(1)),
                tables.contacts(ADA, "push", NOW.minusSeconds(1)))));
    assertEquals(List.of(), store.due("mail", NOW, NOW.minusSeconds(1)));
    assertEquals(1, store.due("mail", NOW, NOW).size());
    Instant later = NOW.plusSeconds(9);
    OutboxMessage again =
        store.write(tables -> {
          assertEquals(2, tables.unsettled("a", NOW, 9).size());
          OutboxMessage handed = tables.handAgain(first, 2, later);
          assertEquals(1, tables.unsettled("a", NOW, 9).size());
          return handed;
        });
    assertEquals(first.id(), again.id());
    assertEquals(List.of(2, later), List.of(again.edition(), again.claimedAt()));
    String ben =
        store.messages("a", "", 9).stream()
            .filter(message -> message.person().equals(BEN))
            .findFirst()
            .orElseThrow()
            .id();
    assertEquals(
        List.of(Settled.SETTLED, Settled.KNOWN, Settled.KNOWN, Settled.SETTLED, Settled.UNKNOWN),
        store.settle(
            List.of(
                new Settlement(first.id(), State.SENT),
                new Settlement(first.id(), State.SENT),
                new Settlement(first.id(), State.NOT_SENT),
                new Settlement(ben, State.NOT_SENT),
                new Settlement("none", State.SENT))));
    assertEquals(
        0, store.<Integer>write(tables -> tables.contacts(BEN, "mail", NOW.minusSeconds(1))));
    assertEquals(
        new CampaignStore.Totals(
            Map.of(State.SENT, 1L, State.NOT_SENT, 1L), Map.of(SkipCode.SUPPRESSED, 3L), true),
        store.totals("a"));
    assertEquals(1, store.messages("a", "", 1).size());
    assertEquals(List.of(), store.toTakeBack("mail", 9));
    assertEquals(List.of(Settled.UNKNOWN), settle(store, first.id(), State.RECALLED));
    StoredCampaign sending = store.find("a").orElseThrow();
    assertTrue(store.put(sending.after(Action.RECALL, null, later), sending.version()));
    assertEquals(
        List.of(first.id()), store.toTakeBack("mail", 9).stream().map(OutboxMessage::id).toList());
    assertEquals(List.of(), store.toTakeBack("push", 9));
    assertEquals(List.of(Settled.SETTLED), settle(store, first.id(), State.RECALLED));
    assertEquals(List.of(Settled.KNOWN), settle(store, first.id(), State.SENT));
    assertEquals(List.of(), store.toTakeBack("mail", 9));
  }

  private static List<Settled> settle(CampaignStore store, String message, State outcome) {
    return store.settle(List.of(new Settlement(message, outcome)));
  }
}
