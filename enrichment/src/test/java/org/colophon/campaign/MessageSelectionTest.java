package org.colophon.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.colophon.audience.PersonRef;
import org.colophon.audience.Signal;
import org.colophon.audience.testing.TestRetention;
import org.colophon.campaign.MessageSelection.Forecast;
import org.colophon.campaign.MessageSelection.Page;
import org.colophon.campaign.MessageSelection.Selected;
import org.colophon.campaign.OutboxMessage.State;
import org.colophon.exposure.Exposure.Basis;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who gets a message, who does not and why, over campaigns and people in memory.
class MessageSelectionTest {
  private static final MessageSelection.Terms TERMS =
      new MessageSelection.Terms(1, TestRetention.USUAL);

  private final Shelf shelf = new Shelf();

  @BeforeEach
  void join() {
    shelf.member("ada", true);
    shelf.member("ben", false);
    shelf.member("cem", true);
  }

  private Campaign sending(String id) {
    Campaign campaign = shelf.campaign(id, Shelf.BOOK);
    shelf.campaigns.put(
        new StoredCampaign(
            campaign,
            CampaignState.SENDING,
            1,
            new FrozenCampaign(shelf.now(), new Basis(1, "p", "e"), List.of()),
            null,
            shelf.now()),
        0);
    return campaign;
  }

  private <T> T select(Function<MessageSelection, T> work) {
    return shelf.campaigns.write(outbox ->
        shelf.people.within(persons -> work.apply(new MessageSelection(outbox, persons, TERMS))));
  }

  private Page page(Campaign campaign, int limit) {
    return new Page(
        campaign, Shelf.ENTITY, 1, limit, shelf.now().minus(Duration.ofMinutes(5)), shelf.now());
  }

  private static List<String> persons(Selected selected) {
    return selected.messages().stream().map(message -> message.person().value()).toList();
  }

  @Test
  void thoseWhoAgreedGetOneMessageAndTheOthersAreCounted() {
    Campaign campaign = sending("a");
    Selected first = select(selection -> selection.next(page(campaign, 1)));
    assertEquals(List.of("ada"), persons(first));
    assertTrue(first.more());
    Selected second = select(selection -> selection.next(page(campaign, 9).of(2)));
    assertEquals(List.of("cem"), persons(second));
    assertEquals(2, second.messages().getFirst().edition());
    assertFalse(second.more());
    assertEquals(Map.of(SkipCode.CONSENT_MISSING, 1L), shelf.campaigns.totals("a").skipped());
    assertEquals(List.of(), persons(select(selection -> selection.next(page(campaign, 9)))));
  }

  @Test
  void allCampaignsShareTheLimitOfContacts() {
    select(selection -> selection.next(page(sending("a"), 9)));
    Campaign other = sending("b");
    assertEquals(List.of(), persons(select(selection -> selection.next(page(other, 9)))));
    assertEquals(
        Map.of(SkipCode.CONSENT_MISSING, 1L, SkipCode.CONTACT_LIMIT, 2L),
        shelf.campaigns.totals("b").skipped());
    shelf.pass(Duration.ofDays(8));
    join(); // a consent has to be confirmed every three days
    Campaign later = sending("c");
    assertEquals(2, persons(select(selection -> selection.next(page(later, 9)))).size());
  }

  @Test
  void whatIsNotSettledGoesOutAgainUnlessThePersonWithdrew() {
    Campaign campaign = sending("a");
    select(selection -> selection.next(page(campaign, 9)));
    shelf.pass(Duration.ofMinutes(6));
    shelf.member("ada", false);
    Selected again = select(selection -> selection.next(page(campaign, 9)));
    assertEquals(List.of("cem"), persons(again));
    assertEquals(
        Map.of(State.STOPPED, 1L, State.CLAIMED, 1L), shelf.campaigns.totals("a").messages());
  }

  @Test
  void aSuppressedPersonGetsNothingOverTheChannel() {
    shelf.people.within(persons -> {
      persons.suppress(new PersonRef("ada"), "mail");
      persons.suppress(new PersonRef("cem"), "push");
      return 0;
    });
    Campaign campaign = sending("a");
    assertEquals(List.of("cem"), persons(select(selection -> selection.next(page(campaign, 9)))));
    assertEquals(1L, shelf.campaigns.totals("a").skipped().get(SkipCode.SUPPRESSED));
  }

  @Test
  void nothingIsHandedOutOfACampaignThatIsNotSent() {
    Campaign draft = shelf.campaign("a", Shelf.BOOK);
    shelf.campaigns.put(StoredCampaign.draft(draft, 1), 0);
    Selected none = select(selection -> selection.next(page(draft, 9)));
    assertEquals(List.of(), none.messages());
    assertFalse(none.more());
  }

  @Test
  void thoseWhoAskedForItAreFound() {
    shelf.does("cem", Signal.Type.FOLLOW, Shelf.AUTHOR);
    Campaign followers =
        shelf.campaign(
            "a",
            new Campaign.Recipients.Interested(Signal.Type.FOLLOW, Shelf.AUTHOR, null),
            Set.of(),
            Shelf.BOOK);
    Forecast forecast = select(selection -> selection.forecast(page(followers, 9), ""));
    assertEquals(1, forecast.people());
    assertEquals(1, forecast.messages());
    assertEquals("", forecast.nextAfter());
  }

  @Test
  void aForecastCountsWithoutAMessage() {
    Campaign draft = shelf.campaign("a", Shelf.BOOK);
    Forecast first = select(selection -> selection.forecast(page(draft, 2), ""));
    assertEquals("ben", first.nextAfter());
    Forecast rest = select(selection -> selection.forecast(page(draft, 2), "ben"));
    Forecast all = first.with(rest);
    assertEquals(3, all.people());
    assertEquals(2, all.messages());
    assertEquals(Map.of(SkipCode.CONSENT_MISSING, 1L), all.skipped());
    assertEquals("", all.nextAfter());
    assertEquals(Map.of(), shelf.campaigns.totals("a").messages());
  }

  @Test
  void aPageAtALaterInstantKeepsItsPatience() {
    Page page = page(shelf.campaign("a", Shelf.BOOK), 1);
    Page later = page.at(page.now().plusSeconds(7));
    assertEquals(page.unsettledBefore().plusSeconds(7), later.unsettledBefore());
  }
}
