package org.colophon.exposure;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Set;
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
import org.colophon.catalog.Submission;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Source;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.exposure.testing.MemoryExposures;
import org.colophon.exposure.testing.MemoryRecallStore;
import org.colophon.governance.Context;
import org.colophon.governance.RevocationFence;
import org.colophon.governance.gate.Cleared;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.MonotonicClock;
import org.colophon.governance.gate.Verdict;
import org.colophon.governance.policy.PolicyBook;
import org.colophon.governance.policy.ShippedPolicies;
import org.jspecify.annotations.Nullable;

/// One book in a window, on a clock that tests move.
final class Window {
  static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  static final ItemId BOOK = new ItemId("hafenlicht");
  static final ProductId HARDCOVER = new ProductId("hafenlicht-hc");
  static final SourceId FEED = new SourceId("trade-feed");
  static final SourceId SHOP = new SourceId("shop-feed");
  static final SourceId WHOLESALER = new SourceId("wholesaler");
  static final String LIST = "/v1/segments/hafen/recommendations?k=3";

  private static final ImprintId IMPRINT = new ImprintId("nordufer");
  private static final DeskId DESK = new DeskId("desk-nordufer");

  final SettableClock clock = new SettableClock(START);
  final RevocationFence fence = new RevocationFence();
  final MemoryCatalog catalog = new MemoryCatalog(clock, fence::settle);
  final MemoryExposures ledger = new MemoryExposures();
  final MemoryRecallStore recalls = new MemoryRecallStore(clock);
  private PolicyBook policies = ShippedPolicies.read();
  Duration wrong = Duration.ZERO;
  final Gate gate = new Gate(catalog, () -> policies, settable(), fence);
  private long order = 1;

  Window() {
    catalog.put(
        new Reference.OfDesk(new DeskRecord(DESK, "Nordufer", IMPRINT, List.of("mj"), true)));
    DeliveryCalendar daily = DeliveryCalendar.daily(ZoneOffset.UTC);
    catalog.put(
        new Reference.OfSource(
            new Source(FEED, "Feed", IMPRINT, DESK, Set.of(FactType.PRICE), daily, null)));
    for (SourceId source : List.of(SHOP, WHOLESALER)) {
      catalog.put(
          new Reference.OfSource(new Source(source, "-", IMPRINT, DESK, Set.of(), daily, null)));
    }
    put(null, null, START);
    state(FactType.TRADE_STATE, new FactValue.Code("active"));
    state(FactType.AVAILABILITY, new FactValue.Code("20"));
  }

  /// The clock, set wrong by as much as a test says.
  private MonotonicClock settable() {
    return new MonotonicClock() {
      @Override
      public Instant instant() {
        return clock.instant().plus(wrong);
      }

      @Override
      public long elapsedNanos() {
        return Duration.between(START, clock.instant()).toNanos();
      }
    };
  }

  RecallMonitor watch() {
    return new RecallMonitor(catalog, catalog, gate, ledger, recalls, "DE", clock.instant());
  }

  Instant now() {
    return clock.instant();
  }

  void pass(Duration time) {
    clock.advance(time);
  }

  void tightenPolicies() {
    gate.fence().revoke(() -> policies = new PolicyBook(List.of()));
  }

  private void put(@Nullable ItemId successor, @Nullable Instant expires, Instant observed) {
    Item item =
        new Item(
            BOOK,
            IMPRINT,
            ContentType.BOOK,
            DESK,
            new Identity(FEED, "NU-1", "isbn:9783999000128", null, null, successor),
            new Content(
                "de",
                "Hafenlicht",
                null,
                "Ein Lotse verschwindet.",
                List.of(),
                List.of(),
                null,
                null),
            new Lifecycle(
                SourceState.PUBLISHED,
                START.minus(Duration.ofDays(30)),
                null,
                expires,
                null,
                Correction.NONE),
            List.of(new Product(HARDCOVER, null, ProductForm.HARDCOVER)),
            List.of(),
            List.of());
    catalog.record(new Submission.WholeItem(item, nextOrder(), observed, List.of()));
  }

  /// Another item, which passes unless it has a successor itself.
  void putPage(String id, @Nullable ItemId successor) {
    Item page =
        new Item(
            new ItemId(id),
            IMPRINT,
            ContentType.PAGE,
            DESK,
            new Identity(FEED, id, "key:" + id, null, null, successor),
            new Content("de", id, null, "Text " + id, List.of(), List.of(), null, null),
            Lifecycle.publishedAt(START.minus(Duration.ofDays(30))),
            List.of(),
            List.of(),
            List.of());
    catalog.record(new Submission.WholeItem(page, nextOrder(), now(), List.of()));
  }

  void price(SourceId source, String amount) {
    FactKey key = new FactKey(new EntityRef.OfProduct(HARDCOVER), FactType.PRICE, "DE");
    FactValue price = new FactValue.Price(new BigDecimal(amount), Currency.getInstance("EUR"));
    catalog.record(
        new Submission.Facts(
            source,
            List.of(new Submission.StatedFact(key, price, nextOrder(), now(), null, null))));
  }

  void supersede(ItemId successor) {
    put(successor, null, now());
  }

  void expire(Instant end) {
    put(null, end, now());
  }

  OrderKey nextOrder() {
    return new OrderKey(0, order++);
  }

  void price(String amount) {
    price(amount, now());
  }

  void price(String amount, Instant observed) {
    FactValue price = new FactValue.Price(new BigDecimal(amount), Currency.getInstance("EUR"));
    state(FactType.PRICE, "DE", price, observed, null);
  }

  void state(FactType type, FactValue value) {
    state(type, "", value, now(), null);
  }

  void state(
      FactType type, String qualifier, FactValue value, Instant observed, @Nullable Instant until) {
    FactKey key = new FactKey(new EntityRef.OfProduct(HARDCOVER), type, qualifier);
    catalog.record(
        new Submission.Facts(
            FEED,
            List.of(new Submission.StatedFact(key, value, nextOrder(), observed, null, until))));
  }

  Exposure show(Duration promise) {
    return show(LIST, promise, false);
  }

  /// Shows the book and writes that down.
  Exposure show(String surface, Duration promise, boolean durable) {
    Context reader = Context.recommend("DE");
    try (GateSession session = gate.open(reader)) {
      Cleared cleared =
          switch (session.decide(BOOK)) {
            case Verdict.Pass(Cleared passed, var reasons) -> passed;
            case Verdict other -> throw new AssertionError("not cleared: " + other);
          };
      Exposure exposure =
          Exposure.of(
              ledger.nextId(),
              reader,
              new Exposure.Kept(surface, durable, now(), now().plus(promise)),
              now(),
              session.sight(),
              List.of(cleared));
      ledger.record(exposure);
      return exposure;
    }
  }
}
