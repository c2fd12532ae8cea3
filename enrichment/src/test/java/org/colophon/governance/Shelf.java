package org.colophon.governance;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.colophon.catalog.AgeRange;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Correction;
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
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.LogRecord;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Imprint;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Source;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.governance.gate.Cleared;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.Verdict;
import org.colophon.governance.policy.ShippedPolicies;
import org.jspecify.annotations.Nullable;

/// A small catalogue on a clock that tests move: one desk, two sources, and a book that passes.
public final class Shelf {
  public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  public static final ItemId BOOK = new ItemId("hafenlicht");
  public static final ProductId HARDCOVER = new ProductId("hafenlicht-hc");
  public static final ProductId EBOOK = new ProductId("hafenlicht-eb");
  public static final ImprintId IMPRINT = new ImprintId("nordufer");
  public static final DeskId DESK = new DeskId("desk-nordufer");
  public static final SourceId FEED = new SourceId("trade-feed");
  public static final SourceId SHOP = new SourceId("shop-feed");

  private Instant now = START;
  private long order = 1;
  public final MemoryCatalog catalog = new MemoryCatalog(this.clock());
  public final Gate gate = new Gate(catalog, ShippedPolicies::read, clock());

  public Shelf() {
    catalog.put(
        new Reference.OfDesk(new DeskRecord(DESK, "Nordufer", IMPRINT, List.of("mj"), true)));
    source(FEED, Set.of(FactType.PRICE, FactType.AVAILABILITY));
    source(SHOP, Set.of());
  }

  /// A shelf with the book on it.
  public static Shelf withBook() {
    Shelf shelf = new Shelf();
    shelf.put(shelf.book());
    shelf.stateTrade(HARDCOVER, "active", "20");
    return shelf;
  }

  /// Records everything on this shelf in another catalogue too.
  void copyTo(Catalog other) {
    for (LogRecord entry : catalog.records()) {
      switch (entry.body()) {
        case LogRecord.Body.Stated(var submission) -> other.record(submission);
        case LogRecord.Body.Referenced(var reference) -> other.put(reference);
        case LogRecord.Body.Delivered(var source, var upTo) -> other.confirmDelivery(source, upTo);
        case LogRecord.Body.HoldPlaced(var hold) -> other.place(hold);
        case LogRecord.Body.HoldLifted(var id) -> other.lift(id);
        case LogRecord.Body.Allowed(var allowance) -> other.allow(allowance);
        case LogRecord.Body.Disallowed(var id) -> other.disallow(id);
      }
    }
  }

  public InstantSource clock() {
    return () -> now;
  }

  public Instant now() {
    return now;
  }

  public void moveTo(Instant instant) {
    now = instant;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  private void source(SourceId id, Set<FactType> authoritative) {
    catalog.put(new Reference.OfImprint(new Imprint(IMPRINT, "Nordufer", "Nordufer GmbH")));
    DeliveryCalendar daily = DeliveryCalendar.daily(ZoneOffset.UTC);
    catalog.put(
        new Reference.OfSource(
            new Source(
                id, id.value(), IMPRINT, new DeskId("desk-charts"), authoritative, daily, null)));
  }

  public Item book() {
    return new Item(
        BOOK,
        IMPRINT,
        ContentType.BOOK,
        DESK,
        new Identity(FEED, "NU-1", "isbn:9783999000128", null, null, null),
        new Content(
            "de", "Hafenlicht", null, "Ein Lotse verschwindet.", List.of(), List.of(), null, null),
        Lifecycle.publishedAt(START.minus(Duration.ofDays(30))),
        List.of(new Product(HARDCOVER, null, ProductForm.HARDCOVER)),
        List.of(),
        List.of());
  }

  /// The book as an article of another type, without products.
  public Item article(ContentType type, Lifecycle lifecycle) {
    Item book = book();
    return new Item(
        book.id(),
        book.imprint(),
        type,
        book.desk(),
        book.identity(),
        book.content(),
        lifecycle,
        List.of(),
        List.of(),
        List.of());
  }

  public static Item withLifecycle(Item item, Lifecycle lifecycle) {
    return new Item(
        item.id(),
        item.imprint(),
        item.type(),
        item.desk(),
        item.identity(),
        item.content(),
        lifecycle,
        item.products(),
        item.events(),
        item.awards());
  }

  public static Item withIdentity(Item item, Identity identity) {
    return new Item(
        item.id(),
        item.imprint(),
        item.type(),
        item.desk(),
        identity,
        item.content(),
        item.lifecycle(),
        item.products(),
        item.events(),
        item.awards());
  }

  public static Item withDesk(Item item, @Nullable DeskId desk) {
    return new Item(
        item.id(),
        item.imprint(),
        item.type(),
        desk,
        item.identity(),
        item.content(),
        item.lifecycle(),
        item.products(),
        item.events(),
        item.awards());
  }

  public static Item withContent(Item item, Content content) {
    return new Item(
        item.id(),
        item.imprint(),
        item.type(),
        item.desk(),
        item.identity(),
        content,
        item.lifecycle(),
        item.products(),
        item.events(),
        item.awards());
  }

  public static Item withAges(Item item, @Nullable AgeRange ages, Subject... subjects) {
    Content c = item.content();
    return withContent(
        item,
        new Content(
            c.language(),
            c.title(),
            c.subtitle(),
            c.text(),
            c.credits(),
            Arrays.asList(subjects),
            c.series(),
            ages));
  }

  public static Item withProducts(Item item, Product... products) {
    return new Item(
        item.id(),
        item.imprint(),
        item.type(),
        item.desk(),
        item.identity(),
        item.content(),
        item.lifecycle(),
        Arrays.asList(products),
        item.events(),
        item.awards());
  }

  public static Lifecycle lifecycle(
      SourceState state, @Nullable Instant goLive, @Nullable Instant expires) {
    return new Lifecycle(
        state, START.minus(Duration.ofDays(30)), goLive, expires, null, Correction.NONE);
  }

  public void put(Item item) {
    catalog.record(new Submission.WholeItem(item, nextKey(), now, List.of()));
  }

  public void change(UnaryOperator<Item> change) {
    put(change.apply(book()));
  }

  public void stateTrade(ProductId product, String state, String availability) {
    state(product, FactType.TRADE_STATE, "", new FactValue.Code(state));
    state(product, FactType.AVAILABILITY, "", new FactValue.Code(availability));
  }

  public void statePrice(String amount) {
    state(HARDCOVER, FactType.PRICE, "DE", price(amount));
  }

  public static FactValue price(String amount) {
    return new FactValue.Price(new BigDecimal(amount), Currency.getInstance("EUR"));
  }

  public void stateOfItem(FactType type, FactValue value) {
    FactKey key = new FactKey(new EntityRef.OfItem(BOOK), type, "");
    stateObserved(FEED, key, value, now, null);
  }

  public void state(ProductId product, FactType type, String qualifier, FactValue value) {
    state(FEED, product, type, qualifier, value, null);
  }

  public void state(
      SourceId source,
      ProductId product,
      FactType type,
      String qualifier,
      FactValue value,
      @Nullable Instant until) {
    stateObserved(
        source, new FactKey(new EntityRef.OfProduct(product), type, qualifier), value, now, until);
  }

  public void stateObserved(
      SourceId source, FactKey key, FactValue value, Instant observed, @Nullable Instant until) {
    List<Submission.StatedFact> facts = new ArrayList<>();
    facts.add(new Submission.StatedFact(key, value, nextKey(), observed, null, until));
    catalog.record(new Submission.Facts(source, facts));
  }

  public OrderKey nextKey() {
    return new OrderKey(0, order++);
  }

  public Verdict decide() {
    return decide(Context.recommend("DE"));
  }

  public Verdict decide(Context context) {
    try (GateSession session = gate.open(context)) {
      return session.decide(BOOK);
    }
  }

  /// The codes that block now, in order; empty for a PASS.
  public List<ReasonCode> blocks() {
    return blocks(decide());
  }

  public static List<ReasonCode> blocks(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass pass -> List.of();
      case Verdict.Block(var id, var reasons, var next) -> codes(reasons, Reason.Severity.BLOCK);
      case Verdict.Indeterminate(var id, var reasons) ->
          codes(reasons, Reason.Severity.INDETERMINATE);
    };
  }

  private static List<ReasonCode> codes(List<Reason> reasons, Reason.Severity severity) {
    return reasons.stream().filter(r -> r.severity() == severity).map(Reason::code).toList();
  }

  public Cleared cleared() {
    return switch (decide()) {
      case Verdict.Pass(Cleared cleared, var reasons) -> cleared;
      case Verdict other -> throw new AssertionError("not cleared: " + other);
    };
  }
}
