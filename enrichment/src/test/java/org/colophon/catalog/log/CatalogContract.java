package org.colophon.catalog.log;

import static org.colophon.catalog.Samples.FEED;
import static org.colophon.catalog.Samples.SHOP;
import static org.colophon.catalog.Samples.book;
import static org.colophon.catalog.Samples.item;
import static org.colophon.catalog.Samples.key;
import static org.colophon.catalog.Samples.minute;
import static org.colophon.catalog.Samples.price;
import static org.colophon.catalog.Samples.product;
import static org.colophon.catalog.Samples.source;
import static org.colophon.catalog.Samples.stated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.Allowance;
import org.colophon.catalog.AwardId;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.EventId;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactType;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemLink;
import org.colophon.catalog.Samples;
import org.colophon.catalog.SeriesId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.Submission.ContentChecked;
import org.colophon.catalog.Submission.Facts;
import org.colophon.catalog.reference.Appearances;
import org.colophon.catalog.reference.Award;
import org.colophon.catalog.reference.Contributor;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Event;
import org.colophon.catalog.reference.Imprint;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Series;
import org.junit.jupiter.api.Test;

/// What every store of the catalogue does.
public interface CatalogContract extends CatalogViewContract {
  @Test
  default void aCompleteDeliveryConfirmsWhatItsSourceStatedBefore() {
    catalog().put(new Reference.OfSource(source(FEED, null)));
    catalog().record(stated(book("a", "Hafen"), 1, price("a", "12", 1)));
    catalog().record(new Facts(SHOP, List.of(price("a", "12", 1))));
    clock().set(minute(100));
    catalog().confirmDelivery(FEED);
    clock().set(minute(101));
    catalog().record(stated(book("b", "Deich"), 2, price("b", "9", 2)));

    assertEquals(minute(100), version("a").confirmedAt());
    assertEquals(minute(2), version("b").confirmedAt());
    List<Fact> facts = seen(view -> view.facts(new ItemId("a")));
    assertEquals(minute(100), facts.get(0).clocks().confirmedAt());
    assertEquals(minute(0), facts.get(0).clocks().changedAt());
    assertEquals(minute(0), facts.get(1).clocks().confirmedAt());
    assertEquals(minute(2), priceOf("b").clocks().confirmedAt());
    assertEquals(minute(100), seen(view -> view.source(FEED)).orElseThrow().lastDeliveryAt());
  }

  @Test
  default void aDeliveryConfirmsNoFurtherThanItsWatermark() {
    catalog().put(new Reference.OfSource(source(FEED, null)));
    catalog().record(stated(book("a", "Hafen"), 1, price("a", "12", 1)));
    clock().set(minute(100));
    catalog().confirmDelivery(FEED, minute(40));
    assertEquals(minute(40), version("a").confirmedAt());
    assertEquals(minute(40), priceOf("a").clocks().confirmedAt());
    assertEquals(minute(100), seen(view -> view.source(FEED)).orElseThrow().lastDeliveryAt());

    catalog().record(stated(book("b", "Deich"), 2, price("b", "9", 2)));
    clock().set(minute(110));
    catalog().confirmDelivery(FEED, minute(30));
    assertEquals(minute(40), priceOf("a").clocks().confirmedAt(), "a watermark that went back");
    assertEquals(minute(2), priceOf("b").clocks().confirmedAt());

    catalog().confirmDelivery(FEED, minute(999));
    assertEquals(minute(110), priceOf("a").clocks().confirmedAt(), "none lies ahead of us");
  }

  @Test
  default void aRepeatedStatementKeepsWhatADeliveryConfirmed() {
    catalog().put(new Reference.OfSource(source(FEED, null)));
    catalog().record(stated(book("a", "Hafen"), 1, price("a", "12", 1)));
    clock().set(minute(100));
    catalog().confirmDelivery(FEED);
    clock().set(minute(101));
    catalog().record(stated(book("a", "Hafen"), 1, price("a", "12", 1)));
    assertEquals(minute(100), version("a").confirmedAt());
    assertEquals(minute(100), priceOf("a").clocks().confirmedAt());
  }

  @Test
  default void anUnknownSourceCannotDeliver() {
    assertThrows(IllegalArgumentException.class, () -> catalog().confirmDelivery(FEED));
  }

  @Test
  default void replacingASourceKeepsItsDelivery() {
    catalog().put(new Reference.OfSource(source(FEED, minute(5))));
    assertEquals(minute(0), seen(view -> view.source(FEED)).orElseThrow().lastDeliveryAt());
    clock().set(minute(9));
    catalog().confirmDelivery(FEED);
    catalog().put(new Reference.OfSource(source(FEED, null)));
    assertEquals(minute(9), seen(view -> view.source(FEED)).orElseThrow().lastDeliveryAt());
  }

  @Test
  default void refusalsWriteNothing() {
    catalog().record(stated(book("a", "Hafen"), 1));
    Item foreign = item("b", "Deich", null, book("a", "Hafen").products());
    var results =
        catalog()
            .recordAll(
                List.of(
                    stated(foreign, 1),
                    new Facts(FEED, List.of(price("a", "12", 1), price("nobody", "1", 1))),
                    new Submission.Deletion(new ItemId("a"), SHOP, key(9), minute(9)),
                    new ContentChecked(new ItemId("nobody"), "kim", minute(0)),
                    new ContentChecked(new ItemId("a"), "kim", Instant.MAX),
                    stated(book("c", "Moor"), 1)));

    assertEquals(
        List.of(
            "PRODUCT_TAKEN OfProduct[index=0]",
            "ENTITY_UNKNOWN OfFact[index=1, part=ENTITY]",
            "OTHER_SOURCE Source[]",
            "ENTITY_UNKNOWN Id[]",
            "TIME_OUT_OF_RANGE ObservedAt[]"),
        results.subList(0, 5).stream()
            .map(Recorded.Refused.class::cast)
            .map(Recorded.Refused::rejection)
            .map(rejection -> rejection.code() + " " + rejection.path())
            .toList());
    assertEquals(new Recorded.Changed(2, List.of(new ItemId("c"))), results.get(5));
    assertEquals(List.of(), seen(view -> view.facts(new ItemId("a"))));
    assertTrue(seen(view -> view.item(new ItemId("b"))).isEmpty());
    assertEquals(2, seen(CatalogView::seq));
  }

  @Test
  default void aProductThatAnItemNoLongerListsIsNotItsOwnAnyMore() {
    catalog().record(stated(book("a", "Hafen"), 1, price("a", "12", 1)));
    catalog().record(stated(item("a", "Hafen", null, List.of()), 2));
    assertEquals(List.of(), seen(view -> view.facts(new ItemId("a"))));
    assertTrue(seen(view -> view.itemOf(product("a"))).isEmpty());
  }

  @Test
  default void equalReferencesChangeNothing() {
    Imprint imprint = new Imprint(Samples.IMPRINT, "Harbour", "Harbour GmbH");
    catalog().put(new Reference.OfImprint(imprint));
    catalog().put(new Reference.OfImprint(imprint));
    assertEquals(1, seen(CatalogView::seq));
    assertEquals(Optional.of(imprint), seen(view -> view.imprint(imprint.id())));
  }

  @Test
  default void everyKindOfReferenceIsReadBack() {
    var desk = new DeskRecord(new DeskId("d"), "Desk", Samples.IMPRINT, List.of("kim"), true);
    var person = new Contributor(new ContributorId("c"), "Ada", null, "Bio", minute(1));
    var series = new Series(new SeriesId("s"), "North", Samples.IMPRINT);
    var event =
        new Event(
            new EventId("e"),
            "reading",
            "Lesung",
            "Kiel",
            minute(1),
            minute(2),
            Event.Status.CANCELLED);
    var award =
        new Award(
            new AwardId("w"),
            "Prize",
            "2026",
            Award.Achievement.SHORTLIST,
            new ItemId("a"),
            minute(1),
            new AwardId("w2"));
    catalog().put(new Reference.OfDesk(desk));
    catalog().put(new Reference.OfContributor(person));
    catalog().put(new Reference.OfSeries(series));
    catalog().put(new Reference.OfEvent(event));
    catalog().put(new Reference.OfAward(award));
    assertEquals(Optional.of(desk), seen(view -> view.desk(desk.id())));
    assertEquals(Optional.of(person), seen(view -> view.contributor(person.id())));
    assertEquals(Optional.of(series), seen(view -> view.series(series.id())));
    assertEquals(Optional.of(event), seen(view -> view.event(event.id())));
    assertEquals(Optional.of(award), seen(view -> view.award(award.id())));
    assertTrue(seen(view -> view.desk(new DeskId("nobody"))).isEmpty());
  }

  @Test
  default void whoTakesPartInAnEventOrIsHonouredIsFoundUntilTheRecordSaysOtherwise() {
    ContributorId ada = new ContributorId("ada");
    Event event =
        new Event(
            new EventId("e"),
            "reading",
            "Lesung",
            "Kiel",
            minute(1),
            minute(2),
            Event.Status.SCHEDULED,
            List.of(ada, new ContributorId("ben")));
    Award award =
        new Award(
            new AwardId("w"),
            "Prize",
            "2026",
            Award.Achievement.WINNER,
            null,
            minute(1),
            null,
            ada);
    assertEquals(Appearances.NONE, seen(view -> view.appearances(ada)));
    catalog().put(new Reference.OfEvent(event));
    catalog().put(new Reference.OfAward(award));
    assertEquals(
        new Appearances(List.of(event), List.of(award)), seen(view -> view.appearances(ada)));
    catalog()
        .put(
            new Reference.OfEvent(
                new Event(
                    event.id(),
                    "reading",
                    "Lesung",
                    "Kiel",
                    minute(1),
                    minute(2),
                    Event.Status.SCHEDULED)));
    assertEquals(new Appearances(List.of(), List.of(award)), seen(view -> view.appearances(ada)));
  }

  @Test
  default void aLinkStandsUntilItIsTakenBackAndTheLatestWordCounts() {
    ItemId id = new ItemId("a");
    catalog().record(stated(book("a", "Hafen"), 1));
    ItemLink made = new ItemLink("contributor:ada", true, "kim", minute(5));
    assertEquals(
        new Recorded.Changed(2, List.of(id)), catalog().record(new Submission.Linked(id, made)));
    assertEquals(new Recorded.Confirmed(3), catalog().record(new Submission.Linked(id, made)));
    assertEquals(List.of(made), seen(view -> view.links(id)));
    ItemLink earlier = new ItemLink("contributor:ada", false, "lee", minute(4));
    assertEquals(new Recorded.Older(4), catalog().record(new Submission.Linked(id, earlier)));
    ItemLink back = new ItemLink("contributor:ada", false, "lee", minute(5));
    assertEquals(
        new Recorded.Changed(5, List.of(id)), catalog().record(new Submission.Linked(id, back)));
    assertEquals(List.of(), seen(view -> view.links(id)));
    assertEquals(new Recorded.Older(6), catalog().record(new Submission.Linked(id, made)));
    assertTrue(
        catalog().record(new Submission.Linked(new ItemId("nobody"), made))
            instanceof Recorded.Refused);
  }

  @Test
  default void whatWasWrittenSinceIsReadToTheEndHoweverManyEntriesAreReadAtOnce() {
    catalog().put(new Reference.OfSource(source(FEED, null)));
    long before = seen(CatalogView::seq);
    catalog().record(stated(book("a", "Hafen"), 1, price("a", "12", 1)));
    long first = seen(CatalogView::seq);
    catalog().record(stated(book("b", "Deich"), 2, price("b", "9", 2)));
    catalog().confirmDelivery(FEED);
    Hold hold =
        new Hold(
            "h2", new Hold.Scope.Items(Set.of(new ItemId("a"))), "why", "kim", minute(0), null);
    catalog().place(hold);
    catalog().lift("h2");
    long last = seen(CatalogView::seq);
    for (int batch : List.of(1, 2, 5, 100)) {
      assertEquals(
          new LogSince(last, Set.of(new ItemId("a"), new ItemId("b")), 1, 2),
          LogSince.read(catalog(), before, batch),
          "by " + batch);
    }
    assertEquals(
        new LogSince(last, Set.of(new ItemId("b")), 1, 2), LogSince.read(catalog(), first));
    assertEquals(new LogSince(last, Set.of(), 0, 0), LogSince.read(catalog(), last));
  }

  @Test
  default void holdsStandUntilTheyAreLifted() {
    Hold hold =
        new Hold(
            "h1",
            new Hold.Scope.Items(Set.of(new ItemId("a"))),
            "injunction",
            "kim",
            minute(0),
            null);
    catalog().place(hold);
    assertEquals(List.of(hold), seen(CatalogView::holds));
    catalog().lift("unknown");
    catalog().lift("h1");
    assertEquals(List.of(), seen(CatalogView::holds));
    assertEquals(2, seen(CatalogView::seq));
  }

  @Test
  default void whatIsAllowedStandsUntilItIsTakenBack() {
    Allowance weekly =
        new Allowance.Exemption(
            "e1",
            new ImprintId("nordufer"),
            "FACT_STALE",
            FactType.PRICE,
            "P9D",
            new DeskId("d"),
            "the feed is weekly",
            "kim",
            minute(0),
            minute(60));
    Allowance tonight =
        new Allowance.ItemOverride(
            "o1", new ItemId("a"), "OWNER_MISSING", null, "why", "kim", minute(0), minute(60));
    catalog().allow(tonight);
    catalog().allow(weekly);
    catalog().allow(weekly);
    assertEquals(List.of(weekly, tonight), seen(CatalogView::allowances));
    catalog().disallow("unknown");
    catalog().disallow("e1");
    assertEquals(List.of(tonight), seen(CatalogView::allowances));
    assertEquals(3, seen(CatalogView::seq));
    assertEquals(
        List.of(
            new Catalog.LogEntry.ContextChange(1),
            new Catalog.LogEntry.ContextChange(2),
            new Catalog.LogEntry.ContextChange(3)),
        catalog().log(0, 9));
    try (CatalogView past = LogFold.at((CatalogLog) catalog(), 2)) {
      assertEquals(List.of(weekly, tonight), past.allowances());
      assertEquals(2, past.seq());
    }
    clock().set(minute(30));
    catalog().disallow("o1");
    catalog().disallow("o1");
    List<Allowance> ended = List.of(tonight.takenBack(minute(30)).orElseThrow());
    assertEquals(ended, seen(CatalogView::allowances), "an override's time counts");
    try (CatalogView past = LogFold.at((CatalogLog) catalog(), seen(CatalogView::seq))) {
      assertEquals(ended, past.allowances());
    }
  }
}
