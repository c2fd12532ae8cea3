package org.colophon.catalog;

import static org.colophon.catalog.Samples.FEED;
import static org.colophon.catalog.Samples.SHOP;
import static org.colophon.catalog.Samples.book;
import static org.colophon.catalog.Samples.deleted;
import static org.colophon.catalog.Samples.item;
import static org.colophon.catalog.Samples.key;
import static org.colophon.catalog.Samples.minute;
import static org.colophon.catalog.Samples.price;
import static org.colophon.catalog.Samples.product;
import static org.colophon.catalog.Samples.stated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.colophon.catalog.Submission.ContentChecked;
import org.colophon.catalog.Submission.Facts;
import org.colophon.catalog.Submission.StatedFact;
import org.colophon.catalog.Submission.WholeItem;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.log.Recorded;
import org.colophon.catalog.testing.SettableClock;
import org.junit.jupiter.api.Test;

/// What every store of the catalogue makes of statements.
public interface StatementContract {
  /// The clock of [#catalog()].
  SettableClock clock();

  /// An empty catalogue, the same one throughout a test.
  Catalog catalog();

  /// Reads something from a view and closes it.
  default <T> T seen(Function<CatalogView, T> read) {
    try (CatalogView view = catalog().view()) {
      return read.apply(view);
    }
  }

  default ItemVersion version(String id) {
    return seen(view -> view.item(new ItemId(id))).orElseThrow();
  }

  default Fact priceOf(String item) {
    return seen(view -> view.facts(new ItemId(item))).getFirst();
  }

  @Test
  default void anItemIsReadBackAsStated() {
    clock().set(minute(9));
    var recorded = catalog().record(stated(book("a", "Hafen"), 1, price("a", "12.90", 1)));

    assertEquals(new Recorded.Changed(1, List.of(new ItemId("a"))), recorded);
    ItemVersion version = version("a");
    assertEquals(book("a", "Hafen"), version.item());
    assertEquals(1, version.number());
    assertEquals(FacetHasher.of(book("a", "Hafen")), version.hashes());
    assertEquals(minute(1), version.confirmedAt());
    assertEquals(minute(9), version.recordedAt());
    assertEquals(1, version.seq());
    assertFalse(version.tombstone());
    assertFalse(version.conflict());
    Fact fact = priceOf("a");
    assertEquals(price("a", "12.90", 1).value(), fact.value());
    assertEquals(new FactClocks(minute(1), minute(1), minute(1), minute(9)), fact.clocks());
    assertEquals(FEED, fact.source());
    assertEquals(Optional.of(new ItemId("a")), seen(view -> view.itemOf(product("a"))));
  }

  @Test
  default void statingTheSameAgainConfirms() {
    catalog().record(stated(book("a", "Hafen"), 1, price("a", "12.90", 1)));
    clock().set(minute(60));
    var again = catalog().record(stated(book("a", "Hafen"), 5, price("a", "12.90", 5)));

    assertEquals(new Recorded.Confirmed(2), again);
    assertEquals(1, version("a").number());
    assertEquals(minute(5), version("a").confirmedAt());
    assertEquals(minute(5), priceOf("a").clocks().confirmedAt());
    assertEquals(minute(0), priceOf("a").clocks().changedAt());
  }

  @Test
  default void olderStatementsAreHistoryOnly() {
    clock().set(minute(60));
    catalog().record(stated(book("a", "Neu"), 5, price("a", "14", 5)));
    var older = catalog().record(stated(book("a", "Alt"), 4, price("a", "12", 4)));

    assertEquals(new Recorded.Older(2), older);
    assertEquals("Neu", version("a").item().content().title());
    assertEquals(price("a", "14", 5).value(), priceOf("a").value());
    assertEquals(minute(5), priceOf("a").clocks().confirmedAt());
  }

  @Test
  default void anEqualKeyWithAnotherValueIsAConflictUntilANewerStatement() {
    catalog().record(stated(book("a", "Hafen"), 1, price("a", "12", 1)));
    assertInstanceOf(
        Recorded.Changed.class,
        catalog().record(stated(book("a", "Werft"), 1, price("a", "13", 1))));
    assertTrue(version("a").conflict());
    assertTrue(priceOf("a").conflict());

    catalog().record(stated(book("a", "Werft"), 2, price("a", "13", 2)));
    assertFalse(version("a").conflict());
    assertFalse(priceOf("a").conflict());
  }

  @Test
  default void pricesThatFollowEachOtherAreReadBackAsStated() {
    catalog().record(stated(book("a", "Hafen"), 1));
    FactValue.Price nine = (FactValue.Price) price("a", "9.99", 1).value();
    FactValue.PriceRow old = new FactValue.PriceRow(nine, null, minute(5));
    FactValue.PriceRow next = new FactValue.PriceRow(nine, minute(5), null);
    StatedFact first = price("a", "9.99", 1);
    StatedFact both =
        new StatedFact(
            first.key(),
            new FactValue.PriceList(List.of(next, old)),
            key(2),
            first.observedAt(),
            null,
            null);
    catalog().record(new Facts(FEED, List.of(both)));
    List<FactValue> values =
        seen(view -> view.facts(new ItemId("a"))).stream()
            .filter(fact -> fact.source().equals(FEED))
            .map(Fact::value)
            .toList();
    assertEquals(List.of(new FactValue.PriceList(List.of(old, next))), values);
  }

  @Test
  default void aPriceWithMoreZerosIsTheSamePrice() {
    catalog().record(stated(book("a", "Hafen"), 1, price("a", "12.9", 1)));
    catalog().record(new Facts(FEED, List.of(price("a", "12.90", 1))));
    assertFalse(priceOf("a").conflict());
  }

  @Test
  default void aDeletionLeavesATombstoneThatOnlyANewerStatementUndoes() {
    catalog().record(stated(book("a", "Hafen"), 1));
    catalog().record(deleted("a", 5));
    assertTrue(version("a").tombstone());
    catalog().record(stated(book("a", "Hafen"), 4));
    catalog().record(stated(book("a", "Hafen"), 5));
    assertTrue(version("a").tombstone());
    assertEquals(List.of(new ItemId("a")), seen(view -> view.items("", 10)));
    assertEquals(Optional.of(key(5)), seen(view -> view.order(new ItemId("a"))));

    catalog().record(stated(book("a", "Hafen"), 6));
    assertFalse(version("a").tombstone());
    assertEquals(Optional.of(key(6)), seen(view -> view.order(new ItemId("a"))));
  }

  @Test
  default void whatArrivesWithoutAnOrderComesAfterAllThatItsSourceSaidOfTheItem() {
    OrderKey ahead = new OrderKey(4, Instants.toMicros(minute(1_000_000)));
    StatedFact priced = price("a", "12", 1);
    catalog().record(stated(book("a", "Hafen"), 1));
    catalog().record(new Facts(FEED, List.of(at(priced, ahead))));

    Arrival arrival =
        new Arrival(
            FEED,
            Set.of(priced.key().entity()),
            next -> new Facts(FEED, List.of(at(price("a", "15", 1), next))));
    assertInstanceOf(Recorded.Changed.class, catalog().record(arrival));

    assertEquals(new OrderKey(4, ahead.position() + 1), priceOf("a").order());
  }

  @Test
  default void arrivalsWithoutAnOrderAtOneInstantCountOneAfterTheOther() {
    catalog().record(stated(book("a", "Hafen"), 1));
    for (String title : List.of("Hafen 2", "Hafen 3")) {
      Arrival arrival =
          new Arrival(
              FEED,
              Set.of(new EntityRef.OfItem(new ItemId("a"))),
              next -> new WholeItem(book("a", title), next, minute(1), List.of()));
      assertInstanceOf(Recorded.Changed.class, catalog().record(arrival));
    }
    assertEquals("Hafen 3", version("a").item().content().title());
  }

  private static StatedFact at(StatedFact fact, OrderKey order) {
    return new StatedFact(
        fact.key(), fact.value(), order, fact.observedAt(), fact.validFrom(), fact.validTo());
  }

  @Test
  default void aDeletionThatArrivesFirstHoldsToo() {
    catalog().record(deleted("a", 5));
    assertTrue(seen(view -> view.item(new ItemId("a"))).isEmpty());
    catalog().record(stated(book("a", "Hafen"), 4));
    assertTrue(version("a").tombstone());
  }

  @Test
  default void aCheckIsNoEdit() {
    clock().set(minute(90));
    catalog().record(stated(book("a", "Hafen"), 1));
    ItemVersion before = version("a");
    catalog().record(new ContentChecked(new ItemId("a"), "kim", minute(80)));

    ItemVersion after = version("a");
    assertEquals(minute(80), after.item().lifecycle().checkedAt());
    assertEquals(before.number(), after.number());
    assertEquals(before.hashes(), after.hashes());
    catalog().record(stated(book("a", "Werft"), 2));
    assertEquals(minute(80), version("a").item().lifecycle().checkedAt());
  }

  @Test
  default void nothingIsFresherThanItsArrival() {
    Instant year9999 = Instant.parse("9999-01-01T00:00:00Z");
    catalog().record(stated(book("a", "Hafen"), 1, price("a", "12", 1, year9999)));
    catalog().record(new ContentChecked(new ItemId("a"), "kim", year9999));
    FactClocks clocks = priceOf("a").clocks();
    assertEquals(year9999, clocks.observedAt());
    assertEquals(minute(0), clocks.confirmedAt());
    assertEquals(minute(0), clocks.changedAt());
    assertEquals(minute(0), version("a").confirmedAt());
    assertEquals(minute(0), version("a").item().lifecycle().checkedAt());
  }

  @Test
  default void factsOfSeveralSourcesStandSideBySide() {
    clock().set(minute(60));
    catalog().record(stated(book("a", "Hafen"), 1, price("a", "12", 50)));
    catalog().record(new Facts(SHOP, List.of(price("a", "11", 2))));
    List<Fact> facts = seen(view -> view.facts(new ItemId("a")));
    assertEquals(List.of(FEED, SHOP), facts.stream().map(Fact::source).toList());
    assertFalse(facts.stream().anyMatch(Fact::conflict));
  }
}
