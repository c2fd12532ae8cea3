package org.colophon.governance.gate;

import static org.colophon.governance.Shelf.BOOK;
import static org.colophon.governance.Shelf.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.Allowance;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Credit;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Hold;
import org.colophon.catalog.Identity;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.Subject;
import org.colophon.catalog.log.CatalogView;
import org.colophon.governance.Clearance;
import org.colophon.governance.Context;
import org.colophon.governance.Offer;
import org.colophon.governance.Preview;
import org.colophon.governance.Purpose;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.Shelf;
import org.colophon.governance.VerdictId;
import org.colophon.governance.policy.ShippedPolicies;
import org.colophon.governance.rules.Horizon;
import org.junit.jupiter.api.Test;

class GateSessionTest {
  private final Shelf shelf = Shelf.withBook();
  private final GateSession session = shelf.gate.open(Context.recommend("DE"));

  @Test
  void isOneInstantOneViewAndOneContext() {
    assertEquals(START, session.now());
    assertEquals(Context.recommend("DE"), session.context());
    try (CatalogView view = shelf.catalog.view()) {
      assertEquals(view.seq(), session.seq());
    }
    Instant later = START.plusSeconds(9);
    assertEquals(later, shelf.gate.openAt(Context.recommend("DE"), later).now());
  }

  @Test
  void closesItsView() {
    List<String> calls = new ArrayList<>();
    CatalogView view = shelf.catalog.view();
    InvocationHandler recorder =
        (proxy, method, arguments) -> {
          calls.add(method.getName());
          return method.invoke(view, arguments);
        };
    CatalogView recorded =
        (CatalogView)
            Proxy.newProxyInstance(
                CatalogView.class.getClassLoader(), new Class<?>[] {CatalogView.class}, recorder);
    new GateSession(
            recorded,
            shelf.gate.scopes(),
            ShippedPolicies.read(),
            Context.recommend("DE"),
            START,
            0)
        .close();
    assertEquals(List.of("close"), calls);
  }

  @Test
  void clearsOnTheTermsOfItsPolicies() {
    Clearance terms = shelf.cleared().terms();
    assertEquals(Context.recommend("DE"), terms.context());
    assertEquals(List.of("book@2"), terms.policy());
    assertEquals(START, terms.evaluatedAt());
    assertEquals(Duration.ofSeconds(60), terms.maxLifetime());
    assertEquals(START.plusSeconds(60), terms.cacheUntil());
    assertEquals(session.seq(), terms.factsSeq());
  }

  @Test
  void cachesNoLongerThanTheClearanceLasts() {
    Instant end = START.plusSeconds(60);
    assertEquals(end.minusNanos(1), clearance(end.minusNanos(1)).cacheUntil());
    assertEquals(end, clearance(end).cacheUntil());
    assertEquals(end, clearance(end.plusNanos(1)).cacheUntil());
  }

  private static Clearance clearance(Instant validUntil) {
    return new Clearance(
        Context.recommend("DE"),
        List.of(),
        START,
        validUntil,
        validUntil,
        Duration.ofSeconds(60),
        List.of(),
        new VerdictId(BOOK, 1, "0011223344556677", "00112233", Context.recommend("DE"), START));
  }

  @Test
  void previewsWithoutContent() {
    assertEquals(
        new Preview(
            Preview.Decision.PASS,
            List.of(),
            START.plus(Duration.ofDays(3)).minus(Horizon.EPSILON)),
        session.preview(BOOK));
    Preview unknown = session.preview(new ItemId("nowhere"));
    assertEquals(Preview.Decision.BLOCK, unknown.decision());
    Reason reason = unknown.reasons().getFirst();
    assertEquals(ReasonCode.ITEM_UNKNOWN, reason.code());
    assertEquals("record the item, or correct the id", reason.fix());
    assertNull(unknown.nextChangeAt());
  }

  @Test
  void previewsADraftWithoutTheFactsOfAnybody() {
    try (CatalogView view = shelf.catalog.view()) {
      ItemVersion stored = view.item(BOOK).orElseThrow();
      Preview preview = session.preview(stored);
      assertEquals(
          List.of(ReasonCode.FACT_MISSING, ReasonCode.FACT_MISSING),
          preview.reasons().stream().map(Reason::code).toList());
      assertEquals(Instant.parse("2029-01-31T08:59:58Z"), preview.nextChangeAt());
    }
  }

  @Test
  void expectsNoChangeWhereTheClockAloneChangesNothing() {
    Lifecycle lifecycle = Lifecycle.publishedAt(START.minusSeconds(9));
    shelf.put(Shelf.withDesk(shelf.article(ContentType.PAGE, lifecycle), null));
    Verdict.Block block = assertInstanceOf(Verdict.Block.class, shelf.decide());
    assertEquals(BOOK, block.id());
    assertNull(block.nextChangeAt());
  }

  @Test
  void readsTheSourcesOfFactsToo() {
    Verdict.Pass bare = assertInstanceOf(Verdict.Pass.class, session.decide(BOOK));
    assertEquals(BOOK, bare.id());
    shelf.state(Shelf.SHOP, Shelf.HARDCOVER, FactType.PRICE, "DE", Shelf.price("19.90"), null);
    Offer offer = shelf.cleared().offer().orElseThrow();
    assertEquals(Shelf.price("19.90"), offer.price());
    shelf.state(
        new SourceId("stick"), Shelf.HARDCOVER, FactType.CATEGORY, "", new FactValue.None(), null);
    assertEquals(List.of(), shelf.blocks());
  }

  @Test
  void readsTheSourceOfAnItemWithoutFacts() {
    Shelf other = new Shelf();
    other.put(other.article(ContentType.NEWS, Lifecycle.publishedAt(START)));
    other.moveTo(START.plusSeconds(9));
    assertEquals(List.of(), other.blocks());
  }

  @Test
  void overlooksHoldsOnOtherItems() {
    Hold.Scope other = new Hold.Scope.Items(Set.of(new ItemId("other")));
    shelf.catalog.place(new Hold("h1", other, "injunction", "legal", START, null));
    assertEquals(List.of(), shelf.blocks());
  }

  @Test
  void carriesWhatWasRecorded() {
    Credit credit = new Credit(null, "A. Autor", "author");
    Item book = shelf.book();
    Content content =
        new Content(
            "de",
            "Hafenlicht",
            "Roman",
            "Ein Lotse verschwindet.",
            List.of(credit),
            List.of(new Subject("thema", "FF")),
            null,
            null);
    shelf.put(
        new Item(
            book.id(),
            book.imprint(),
            book.type(),
            book.desk(),
            new Identity(Shelf.FEED, "NU-1", null, "https://example.org/h", null, null),
            content,
            book.lifecycle(),
            book.products(),
            List.of(),
            List.of()));
    Cleared cleared = shelf.cleared();
    try (CatalogView view = shelf.catalog.view()) {
      ItemVersion version = view.item(BOOK).orElseThrow();
      assertEquals(version.number(), cleared.version());
      assertEquals(version.hashes().text(), cleared.textHash());
    }
    assertEquals(BOOK, cleared.id());
    assertEquals(ContentType.BOOK, cleared.type());
    assertEquals(Shelf.IMPRINT, cleared.imprint());
    assertEquals("de", cleared.language());
    assertEquals("Hafenlicht", cleared.title());
    assertEquals(Optional.of("Roman"), cleared.subtitle());
    assertEquals("Ein Lotse verschwindet.", cleared.text());
    assertEquals(List.of(credit), cleared.credits());
    assertEquals(List.of(new Subject("thema", "FF")), cleared.subjects());
    assertEquals(Optional.of("https://example.org/h"), cleared.canonicalUrl());
    assertEquals(Optional.of(START.minus(Duration.ofDays(30))), cleared.publishedAt());
  }

  @Test
  void refusesATerritoryThatIsNone() {
    assertThrows(IllegalArgumentException.class, () -> Context.recommend("de"));
  }

  @Test
  void aChannelHasOneToFortyCharacters() {
    for (String channel : List.of("w", "w".repeat(40))) {
      assertEquals(channel, new Context(Purpose.EXPORT, "DE", channel, null).channel());
    }
    for (String channel : List.of("", "w".repeat(41))) {
      assertThrows(
          IllegalArgumentException.class, () -> new Context(Purpose.EXPORT, "DE", channel, null));
    }
  }

  @Test
  void theSameReaderMayBeAskedForSomethingElse() {
    Context context = new Context(Purpose.RECOMMEND, "CH", "app", Shelf.IMPRINT, true);
    assertEquals(
        new Context(Purpose.EXPORT, "CH", "app", Shelf.IMPRINT, true), context.to(Purpose.EXPORT));
  }

  @Test
  void aLaterLookHasTheSameViewAndPolicies() {
    Instant later = START.plus(Duration.ofDays(1));
    GateSession then = session.later(later);
    assertEquals(later, then.now());
    assertEquals(session.context(), then.context());
    assertEquals(session.sight(), then.sight());
    assertEquals(session.ruling(Shelf.BOOK).policyDigest(), then.ruling(Shelf.BOOK).policyDigest());
  }

  @Test
  void saysByWhichPoliciesItJudges() {
    assertTrue(session.isJudgedBy(List.of()));
    assertTrue(session.isJudgedBy(List.of("book@2", "news@2")));
    assertFalse(session.isJudgedBy(List.of("book@2", "book@3")));
    assertEquals(shelf.gate.policies().digest(), session.ruling(Shelf.BOOK).policyDigest());
  }

  @Test
  void aRulingHoldsUntilSomeTimeOnlyWhereItLetsPass() {
    Instant end = START.plusSeconds(60);
    shelf.change(i -> Shelf.withLifecycle(i, Shelf.lifecycle(SourceState.PUBLISHED, null, end)));
    try (GateSession now = shelf.gate.open(Context.recommend("DE"))) {
      assertEquals(end.minus(Horizon.EPSILON), now.ruling(Shelf.BOOK).validUntil());
      assertNull(now.later(end).ruling(Shelf.BOOK).validUntil());
    }
  }

  @Test
  void anItemThatNobodyStatedIsBlockedAndNotJudged() {
    VerdictDetails ruling = session.ruling(new ItemId("nowhere"));
    assertEquals(Preview.Decision.BLOCK, ruling.decision());
    assertEquals(
        List.of(ReasonCode.ITEM_UNKNOWN), ruling.reasons().stream().map(Reason::code).toList());
    assertNull(ruling.judged());
    assertNull(ruling.validUntil());
  }

  @Test
  void looksAtThePastOnAViewOfIt() {
    try (CatalogView before = shelf.catalog.view()) {
      shelf.stateTrade(Shelf.HARDCOVER, "withdrawn", "43");
      try (GateSession past = shelf.gate.openOn(before, Context.recommend("DE"), START)) {
        assertEquals(Preview.Decision.PASS, past.ruling(Shelf.BOOK).decision());
        assertEquals(START, past.now());
      }
    }
  }

  @Test
  void overlooksWhatIsAllowedToOtherItems() {
    shelf.change(item -> Shelf.withDesk(item, null));
    shelf.catalog.allow(
        new Allowance.ItemOverride(
            "tonight",
            new ItemId("other"),
            "OWNER_MISSING",
            null,
            "why",
            "mj",
            START.minusSeconds(60),
            START.plus(Duration.ofHours(12))));
    try (GateSession now = shelf.gate.open(Context.recommend("DE"))) {
      assertEquals(Preview.Decision.BLOCK, now.ruling(Shelf.BOOK).decision());
    }
  }
}
