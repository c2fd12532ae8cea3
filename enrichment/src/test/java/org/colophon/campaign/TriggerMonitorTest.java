package org.colophon.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.colophon.audience.SignalTarget;
import org.colophon.campaign.Trigger.Kind;
import org.colophon.campaign.TriggerForecast.Candidate;
import org.colophon.campaign.TriggerForecast.Forecast;
import org.colophon.campaign.TriggerStore.Price;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.reference.Event;
import org.junit.jupiter.api.Test;

/// The campaigns that triggers make when something happens, and the titles that they wait for.
class TriggerMonitorTest {
  private static final ItemId OTHER = new ItemId("ebbe");
  private static final Trigger.Region KIEL = new Trigger.Region("Kiel", Shelf.SEGMENT);

  private final Shelf shelf = new Shelf();
  private final TriggerMonitor monitor =
      new TriggerMonitor(shelf.campaigns, shelf.checks, shelf.catalog, shelf.gate);
  private final TriggerForecast forecast =
      new TriggerForecast(shelf.campaigns.triggers(), shelf.checks, shelf.catalog);

  /// How many campaigns are made of what happened since the last call.
  private int follow() {
    shelf.pass(Duration.ofMinutes(11));
    return monitor.catchUp();
  }

  private SignalTarget about() {
    return shelf.campaigns.all().getFirst().campaign().recipients()
            instanceof Campaign.Recipients.Interested(var _, var about, var _)
        ? about
        : new SignalTarget.OfItem(OTHER);
  }

  @Test
  void aNewTitleIsToldOnceToThoseWhoFollowItsAuthorAndSeries() {
    shelf.book(OTHER, "14.00"); // before there was a trigger
    shelf.trigger("neu", Kind.NEW_TITLE, null);
    assertEquals(0, follow());
    shelf.book(Shelf.BOOK, "24.00");
    assertEquals(1, follow());
    assertEquals(Shelf.AUTHOR, about());
    assertEquals(CampaignState.SENDING, shelf.campaigns.all().getFirst().state());
    shelf.book(Shelf.BOOK, "24.00");
    assertEquals(0, follow());
    shelf.trigger("reihe", Kind.SERIES_CONTINUES, null);
    shelf.book(new ItemId("flut"), "12.00");
    assertEquals(2, follow());
  }

  @Test
  void aTitleThatIsHeldIsToldOnceItPasses() {
    Trigger trigger = shelf.trigger("neu", Kind.NEW_TITLE, null);
    follow();
    shelf.hold(Shelf.BOOK);
    shelf.book(Shelf.BOOK, "24.00");
    assertEquals(0, follow());
    Forecast waiting = forecast.of(trigger, shelf.now(), 9);
    assertEquals(List.of(Shelf.BOOK), waiting.candidates().stream().map(Candidate::item).toList());
    assertTrue(waiting.candidates().getFirst().judged().sendable().isEmpty());
    shelf.catalog.lift("hold-lotse");
    assertEquals(1, follow());
    assertEquals(List.of(), forecast.of(trigger, shelf.now(), 9).candidates());
  }

  @Test
  void aWishIsToldWhenItIsAvailableOrCheaper() {
    shelf.book(Shelf.BOOK, "24.00");
    shelf.available(Shelf.BOOK, "31");
    shelf.campaigns.triggers().wish(Shelf.BOOK);
    Trigger cheaper = shelf.trigger("billiger", Kind.WISH_CHEAPER, null);
    shelf.trigger("da", Kind.WISH_AVAILABLE, null);
    assertEquals(0, follow());
    shelf.available(Shelf.BOOK, "20");
    assertEquals(1, follow());
    assertEquals(new SignalTarget.OfItem(Shelf.BOOK), about());
    shelf.price(Shelf.BOOK, "26.00");
    assertEquals(0, follow());
    shelf.price(Shelf.BOOK, "19.00");
    assertEquals(1, follow());
    Forecast waiting = forecast.of(cheaper, shelf.now(), 9);
    assertEquals(1, waiting.candidates().getFirst().judged().sendable().size());
    assertTrue(waiting.complete());
    assertFalse(forecast.of(cheaper, shelf.now(), 0).complete());
  }

  @Test
  void whatHappensWhileATriggerIsPausedIsToldToNobody() {
    shelf.book(Shelf.BOOK, "24.00");
    shelf.campaigns.triggers().wish(Shelf.BOOK);
    shelf.trigger("billiger", Kind.WISH_CHEAPER, null);
    follow();
    assertTrue(shelf.campaigns.triggers().pause("billiger", shelf.now()));
    shelf.price(Shelf.BOOK, "19.00");
    assertEquals(0, follow());
    assertTrue(shelf.campaigns.triggers().pause("billiger", null));
    assertEquals(0, follow());
    shelf.price(Shelf.BOOK, "17.00");
    assertEquals(1, follow());
    assertFalse(shelf.campaigns.triggers().pause("none", null));
    assertTrue(shelf.campaigns.triggers().remove("billiger"));
    assertEquals(0, follow());
  }

  @Test
  void anEventIsToldWhereItTakesPlace() {
    Trigger near = shelf.trigger("nah", Kind.EVENT_NEAR, KIEL);
    follow();
    shelf.book(OTHER, "14.00", shelf.reading("e-1", "Hamburg, Hafen", Event.Status.SCHEDULED));
    shelf.book(new ItemId("flut"), "9.00", shelf.reading("e-2", "Kiel", Event.Status.CANCELLED));
    assertEquals(0, follow());
    shelf.book(Shelf.BOOK, "24.00", shelf.reading("e-3", "Kiel, Kai 3", Event.Status.SCHEDULED));
    assertEquals(1, follow());
    assertEquals(0, follow());
    Forecast waiting = forecast.of(near, shelf.now(), 9);
    assertEquals(List.of(Shelf.BOOK), waiting.candidates().stream().map(Candidate::item).toList());
    assertEquals(
        Shelf.SEGMENT,
        waiting.candidates().getFirst().campaigns().getFirst().recipients().segment());
  }

  @Test
  void theSeriesOfATitleIsWhatItsReadersFollow() {
    Trigger trigger = shelf.trigger("reihe", Kind.SERIES_CONTINUES, null);
    follow();
    shelf.hold(Shelf.BOOK);
    shelf.book(Shelf.BOOK, "24.00");
    follow();
    Campaign would =
        forecast.of(trigger, shelf.now(), 9).candidates().getFirst().campaigns().getFirst();
    assertEquals("follow series:ser-kai", interest(would));
  }

  private static String interest(Campaign campaign) {
    return campaign.recipients()
            instanceof Campaign.Recipients.Interested(var type, var about, var _)
        ? type.name().toLowerCase(java.util.Locale.ROOT) + " " + about.text()
        : "";
  }

  @Test
  void pricesOfOneCurrencyAreCompared() {
    assertTrue(Price.parse("9.90 EUR").isLessThan(Price.parse("10.00 EUR")));
    assertFalse(Price.parse("9.90 CHF").isLessThan(Price.parse("10.00 EUR")));
    assertFalse(Price.parse("10.00 EUR").isLessThan(Price.parse("10 EUR")));
  }
}
