package org.colophon.service.bench;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.Correction;
import org.colophon.catalog.Credit;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Identity;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.Product;
import org.colophon.catalog.ProductForm;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.Subject;
import org.colophon.catalog.Submission;
import org.colophon.catalog.Submission.StatedFact;
import org.colophon.catalog.Submission.WholeItem;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Imprint;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Source;

/// A stock of books that all pass: two products each, six facts a product.
public final class Stock {
  public static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  static final SourceId FEED = new SourceId("trade");

  private static final ImprintId IMPRINT = new ImprintId("nordufer");
  private static final DeskId DESK = new DeskId("desk-fiction");
  private static final int AT_ONCE = 1_000;
  private static final String BLURB =
      "Auf der Hallig, die im Winter niemand erreicht, wartet eine Lehrerin auf das letzte Boot. ";

  private Stock() {}

  static ItemId id(int number) {
    return new ItemId("work-" + number);
  }

  static ProductId product(int number) {
    return new ProductId("work-" + number + "-hc");
  }

  public static void fill(Catalog catalog, int items) {
    fill(catalog, items, Stock::content);
  }

  /// @param contents gives the text of the item of a number
  static void fill(Catalog catalog, int items, IntFunction<Content> contents) {
    catalog.put(new Reference.OfImprint(new Imprint(IMPRINT, "Nordufer", "Nordufer GmbH")));
    catalog.put(
        new Reference.OfDesk(new DeskRecord(DESK, "Fiction", IMPRINT, List.of("kim"), true)));
    catalog.put(
        new Reference.OfSource(
            new Source(
                FEED,
                "Trade",
                IMPRINT,
                DESK,
                Set.of(FactType.PRICE),
                DeliveryCalendar.daily(ZoneOffset.UTC),
                NOW)));
    for (int from = 0; from < items; from += AT_ONCE) {
      List<Submission> some = new ArrayList<>();
      for (int i = from; i < Math.min(items, from + AT_ONCE); i++) {
        some.add(book(i, contents.apply(i)));
      }
      catalog.recordAll(some);
    }
  }

  private static WholeItem book(int number, Content content) {
    Item item =
        new Item(
            id(number),
            IMPRINT,
            ContentType.BOOK,
            DESK,
            new Identity(FEED, "key-" + number, null, "https://example.org/" + number, null, null),
            content,
            new Lifecycle(
                SourceState.PUBLISHED,
                NOW.minus(Duration.ofDays(90)),
                null,
                null,
                null,
                Correction.NONE),
            List.of(
                new Product(product(number), null, ProductForm.HARDCOVER),
                new Product(new ProductId("work-" + number + "-eb"), null, ProductForm.EBOOK)),
            List.of(),
            List.of());
    List<StatedFact> facts = new ArrayList<>();
    item.products().forEach(product -> facts.addAll(facts(product.id())));
    return new WholeItem(item, new OrderKey(0, 1), NOW, facts);
  }

  private static Content content(int number) {
    return new Content(
        "de",
        "Das letzte Boot " + number,
        "Roman",
        BLURB.repeat(8),
        List.of(new Credit(new ContributorId("m-voss"), "M. Voss", "author")),
        List.of(new Subject("thema", "FBA")),
        null,
        null);
  }

  private static List<StatedFact> facts(ProductId product) {
    return List.of(
        stated(product, FactType.TRADE_STATE, "", new FactValue.Code("active")),
        stated(product, FactType.AVAILABILITY, "", new FactValue.Code("20")),
        price(product, "24.00", 1),
        stated(product, FactType.SALES_AT, "", new FactValue.Moment(NOW)),
        stated(product, FactType.SALES_TERRITORY, "DE", new FactValue.Code("for_sale")),
        stated(product, FactType.BESTSELLER, "belletristik", new FactValue.Rank(7)));
  }

  /// A price in Germany.
  static StatedFact price(ProductId product, String amount, long position) {
    FactKey key = new FactKey(new EntityRef.OfProduct(product), FactType.PRICE, "DE");
    FactValue value = new FactValue.Price(new BigDecimal(amount), Currency.getInstance("EUR"));
    return new StatedFact(key, value, new OrderKey(0, position), NOW, null, null);
  }

  private static StatedFact stated(
      ProductId product, FactType type, String qualifier, FactValue value) {
    FactKey key = new FactKey(new EntityRef.OfProduct(product), type, qualifier);
    Instant end = type == FactType.BESTSELLER ? NOW.plus(Duration.ofDays(5)) : null;
    return new StatedFact(key, value, new OrderKey(0, 1), NOW, null, end);
  }
}
