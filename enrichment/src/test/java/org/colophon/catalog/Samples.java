package org.colophon.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.Submission.Deletion;
import org.colophon.catalog.Submission.StatedFact;
import org.colophon.catalog.Submission.WholeItem;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.catalog.reference.Source;
import org.jspecify.annotations.Nullable;

/// Small made-up records for tests of the catalogue.
public final class Samples {
  public static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
  public static final SourceId FEED = new SourceId("feed");
  public static final SourceId SHOP = new SourceId("shop");
  public static final ImprintId IMPRINT = new ImprintId("harbour");

  private Samples() {}

  public static Instant minute(long minutes) {
    return T0.plusSeconds(60 * minutes);
  }

  public static OrderKey key(long position) {
    return new OrderKey(0, position);
  }

  /// A book with one product, `ID-p`.
  public static Item book(String id, String title) {
    return item(id, title, T0, List.of(new Product(product(id), null, ProductForm.PAPERBACK)));
  }

  public static ProductId product(String item) {
    return new ProductId(item + "-p");
  }

  /// An item of the feed.
  public static Item item(
      String id, String title, @Nullable Instant checkedAt, List<Product> products) {
    return new Item(
        new ItemId(id),
        IMPRINT,
        ContentType.BOOK,
        new DeskId("fiction"),
        new Identity(FEED, "key-" + id, null, "https://example.org/" + id, null, null),
        content(title),
        new Lifecycle(SourceState.PUBLISHED, T0, null, null, checkedAt, Correction.NONE),
        products,
        List.of(new EventId("reading")),
        List.of());
  }

  public static Content content(String title) {
    return new Content(
        "de",
        title,
        "Roman",
        "Ein Hafen, zwei Schwestern und ein Brief, der nie an\u00adkam.",
        List.of(new Credit(new ContributorId("m-voss"), "M. Voss", "author")),
        List.of(new Subject("thema", "FBA")),
        new SeriesPlace(new SeriesId("north"), 2),
        new AgeRange(14, 99));
  }

  public static WholeItem stated(Item item, long position, StatedFact... facts) {
    return new WholeItem(item, key(position), minute(position), List.of(facts));
  }

  public static Deletion deleted(String id, long position) {
    return new Deletion(new ItemId(id), FEED, key(position), minute(position));
  }

  /// A price in Germany of the item's product, observed at the minute of its order key.
  public static StatedFact price(String item, String euros, long position) {
    return price(item, euros, position, minute(position));
  }

  public static StatedFact price(String item, String euros, long position, Instant observedAt) {
    FactValue value = new FactValue.Price(new BigDecimal(euros), Currency.getInstance("EUR"));
    return new StatedFact(priceKey(item), value, key(position), observedAt, null, null);
  }

  public static FactKey priceKey(String item) {
    return new FactKey(new EntityRef.OfProduct(product(item)), FactType.PRICE, "DE");
  }

  public static Source source(SourceId id, @Nullable Instant lastDeliveryAt) {
    return new Source(
        id,
        "Feed " + id,
        IMPRINT,
        null,
        Set.of(FactType.PRICE),
        DeliveryCalendar.daily(ZoneOffset.UTC),
        lastDeliveryAt);
  }
}
