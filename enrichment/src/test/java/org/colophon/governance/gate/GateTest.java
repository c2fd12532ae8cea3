package org.colophon.governance.gate;

import static org.colophon.governance.Shelf.EBOOK;
import static org.colophon.governance.Shelf.HARDCOVER;
import static org.colophon.governance.Shelf.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Correction;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Hold;
import org.colophon.catalog.Identity;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.Product;
import org.colophon.catalog.ProductForm;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.Submission;
import org.colophon.governance.Context;
import org.colophon.governance.Obligation;
import org.colophon.governance.Offer;
import org.colophon.governance.Offer.Availability;
import org.colophon.governance.Preview;
import org.colophon.governance.Purpose;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.Shelf;
import org.colophon.governance.policy.PolicyBook;
import org.colophon.governance.rules.Horizon;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Duration MICRO = Duration.ofNanos(1_000);

  private final Shelf shelf = Shelf.withBook();

  @Test
  void passesABookWithDeskIdentityAndAvailability() {
    assertEquals(List.of(), shelf.blocks());
    assertEquals("Hafenlicht", shelf.cleared().title());
  }

  @Test
  void blocksWhatItDoesNotKnow() {
    try (GateSession session = shelf.gate.open(Context.recommend("DE"))) {
      Verdict verdict = session.decide(new ItemId("nowhere"));
      assertEquals(List.of(ReasonCode.ITEM_UNKNOWN), Shelf.blocks(verdict));
    }
  }

  @Test
  void blocksWithoutDesk() {
    shelf.change(item -> Shelf.withDesk(item, null));
    assertEquals(List.of(ReasonCode.OWNER_MISSING), shelf.blocks());
  }

  @Test
  void blocksWithADeskThatNobodyKnows() {
    shelf.change(item -> Shelf.withDesk(item, new DeskId("desk-closed")));
    assertEquals(List.of(ReasonCode.OWNER_INACTIVE), shelf.blocks());
  }

  @Test
  void blocksWithoutIdentity() {
    shelf.change(
        i -> Shelf.withIdentity(i, new Identity(Shelf.FEED, "NU-1", null, null, null, null)));
    assertEquals(List.of(ReasonCode.CANONICAL_MISSING), shelf.blocks());
  }

  @Test
  void blocksASourceThatNobodyRegistered() {
    Identity identity =
        new Identity(new SourceId("stick"), "NU-1", "isbn:9783999000128", null, null, null);
    Shelf other = new Shelf();
    other.put(Shelf.withIdentity(other.book(), identity));
    other.stateTrade(HARDCOVER, "active", "20");
    assertEquals(List.of(ReasonCode.SOURCE_UNKNOWN), other.blocks());
  }

  @Test
  void blocksAReplacedEdition() {
    Identity identity =
        new Identity(
            Shelf.FEED, "NU-1", "isbn:9783999000128", null, null, new ItemId("hafenlicht-2"));
    shelf.change(item -> Shelf.withIdentity(item, identity));
    assertEquals(List.of(ReasonCode.SUPERSEDED_BY), shelf.blocks());
  }

  @Test
  void blocksEveryStateThatIsNotServed() {
    for (SourceState state : SourceState.values()) {
      Shelf other = Shelf.withBook();
      other.change(item -> Shelf.withLifecycle(item, Shelf.lifecycle(state, null, null)));
      assertEquals(state == SourceState.PUBLISHED, other.blocks().isEmpty(), state.name());
    }
  }

  @Test
  void holdsUntilTheGoLiveInstantIsSure() {
    Instant live = START.plusSeconds(60);
    shelf.change(i -> Shelf.withLifecycle(i, Shelf.lifecycle(SourceState.PUBLISHED, live, null)));
    shelf.moveTo(live.plus(Horizon.EPSILON).minus(MICRO));
    assertEquals(List.of(ReasonCode.NOT_YET_LIVE), shelf.blocks());
    shelf.moveTo(live.plus(Horizon.EPSILON));
    assertEquals(List.of(), shelf.blocks());
  }

  @Test
  void endsBeforeTheExpiryInstantCouldHavePassed() {
    Instant end = START.plusSeconds(60);
    shelf.change(i -> Shelf.withLifecycle(i, Shelf.lifecycle(SourceState.PUBLISHED, null, end)));
    assertEquals(end.minus(Horizon.EPSILON), shelf.cleared().terms().validUntil());
    shelf.moveTo(end.minus(Horizon.EPSILON).minus(MICRO));
    assertEquals(List.of(), shelf.blocks());
    shelf.moveTo(end.minus(Horizon.EPSILON));
    assertEquals(List.of(ReasonCode.EXPIRED), shelf.blocks());
  }

  @Test
  void holdsUntilTheEmbargoInstantIsSure() {
    Instant end = START.plusSeconds(120);
    shelf.state(HARDCOVER, FactType.EMBARGO_UNTIL, "", new FactValue.Moment(end));
    Verdict.Block block = assertInstanceOf(Verdict.Block.class, shelf.decide());
    assertEquals(List.of(ReasonCode.EMBARGOED), Shelf.blocks(block));
    assertEquals(end.plus(Horizon.EPSILON), block.nextChangeAt());
    shelf.moveTo(end.plus(Horizon.EPSILON).minus(MICRO));
    assertEquals(List.of(ReasonCode.EMBARGOED), shelf.blocks());
    shelf.moveTo(end.plus(Horizon.EPSILON));
    assertEquals(List.of(), shelf.blocks());
  }

  @Test
  void readsAnEmbargoThatItCannotReadAsAnEmbargo() {
    shelf.state(HARDCOVER, FactType.EMBARGO_UNTIL, "", new FactValue.Unrecognised("soon"));
    assertEquals(List.of(ReasonCode.EMBARGOED), shelf.blocks());
    shelf.state(HARDCOVER, FactType.EMBARGO_UNTIL, "", new FactValue.None());
    assertEquals(List.of(), shelf.blocks());
  }

  @Test
  void keepsAnEmbargoOnTheDeskToo() {
    shelf.state(
        HARDCOVER, FactType.EMBARGO_UNTIL, "", new FactValue.Moment(START.plusSeconds(120)));
    assertEquals(
        List.of(ReasonCode.EMBARGOED),
        Shelf.blocks(shelf.decide(Context.desk("DE", Shelf.IMPRINT))));
  }

  @Test
  void keepsAnEmbargoOnAnArticle() {
    shelf.put(shelf.article(ContentType.NEWS, Lifecycle.publishedAt(START)));
    Instant end = START.plusSeconds(120);
    shelf.stateOfItem(FactType.EMBARGO_UNTIL, new FactValue.Moment(end));
    assertEquals(List.of(ReasonCode.EMBARGOED), shelf.blocks());
    shelf.moveTo(end.plus(Horizon.EPSILON));
    assertEquals(List.of(), shelf.blocks());
  }

  @Test
  void hidesAnUnannouncedTitleFromAllButItsOwnImprint() {
    shelf.state(HARDCOVER, FactType.ANNOUNCED_AT, "", new FactValue.Moment(START.plusSeconds(120)));
    assertEquals(List.of(ReasonCode.NOT_ANNOUNCED), shelf.blocks());
    assertEquals(
        List.of(ReasonCode.NOT_ANNOUNCED), Shelf.blocks(shelf.decide(Context.desk("DE", null))));
    assertEquals(List.of(), Shelf.blocks(shelf.decide(Context.desk("DE", Shelf.IMPRINT))));
  }

  @Test
  void showsAnEditorAnUnownedItemAsEvidence() {
    shelf.change(item -> Shelf.withDesk(item, null));
    assertEquals(List.of(), Shelf.blocks(shelf.decide(Context.desk("DE", null))));
  }

  @Test
  void showsAnEditorNothingThatWasTakenBack() {
    for (SourceState state : SourceState.values()) {
      Shelf other = Shelf.withBook();
      other.change(item -> Shelf.withLifecycle(item, Shelf.lifecycle(state, null, null)));
      boolean live =
          Set.of(SourceState.DRAFT, SourceState.SCHEDULED, SourceState.PUBLISHED).contains(state);
      List<ReasonCode> blocks = Shelf.blocks(other.decide(Context.desk("DE", Shelf.IMPRINT)));
      assertEquals(live, blocks.isEmpty(), state.name());
    }
  }

  @Test
  void stopsAtOnceWhatAHoldCovers() {
    Hold hold =
        new Hold(
            "h1",
            new Hold.Scope.OfImprint(Shelf.IMPRINT),
            "injunction",
            "legal",
            START,
            START.plusSeconds(600));
    shelf.catalog.place(hold);
    assertEquals(List.of(ReasonCode.ON_HOLD), shelf.blocks());
    assertEquals(
        List.of(ReasonCode.ON_HOLD), Shelf.blocks(shelf.decide(Context.desk("DE", Shelf.IMPRINT))));
    shelf.moveTo(START.plusSeconds(600).plus(Horizon.EPSILON).minus(MICRO));
    assertEquals(List.of(ReasonCode.ON_HOLD), shelf.blocks());
    shelf.moveTo(START.plusSeconds(600).plus(Horizon.EPSILON));
    assertEquals(List.of(), shelf.blocks());
  }

  @Test
  void letsAHoldGoWhenItIsLifted() {
    Hold.Scope scope = new Hold.Scope.Items(Set.of(Shelf.BOOK));
    shelf.catalog.place(new Hold("h1", scope, "injunction", "legal", START, null));
    assertEquals(List.of(ReasonCode.ON_HOLD), shelf.blocks());
    shelf.catalog.lift("h1");
    assertEquals(List.of(), shelf.blocks());
  }

  @Test
  void blocksWhatIsKnownToBeWrong() {
    Lifecycle wrong =
        new Lifecycle(SourceState.PUBLISHED, START, null, null, null, Correction.PENDING);
    shelf.change(item -> Shelf.withLifecycle(item, wrong));
    assertEquals(List.of(ReasonCode.CORRECTION_PENDING), shelf.blocks());
  }

  @Test
  void neverBringsADeletedItemBackForOlderNews() {
    OrderKey before = shelf.nextKey();
    shelf.catalog.record(
        new Submission.Deletion(Shelf.BOOK, Shelf.FEED, shelf.nextKey(), shelf.now()));
    assertEquals(List.of(ReasonCode.TOMBSTONED), shelf.blocks());
    shelf.catalog.record(new Submission.WholeItem(shelf.book(), before, shelf.now(), List.of()));
    assertEquals(List.of(ReasonCode.TOMBSTONED), shelf.blocks());
  }

  @Test
  void asksForAtLeastOneProduct() {
    shelf.change(Shelf::withProducts);
    assertEquals(List.of(ReasonCode.NO_PRODUCT), shelf.blocks());
  }

  @Test
  void readsMissingAndUnknownTradeDataAsNo() {
    Shelf bare = new Shelf();
    bare.put(bare.book());
    assertEquals(List.of(ReasonCode.FACT_MISSING, ReasonCode.FACT_MISSING), bare.blocks());
    bare.stateTrade(HARDCOVER, "gone fishing", "77");
    assertEquals(
        List.of(ReasonCode.FACT_UNKNOWN_CODE, ReasonCode.FACT_UNKNOWN_CODE), bare.blocks());
  }

  @Test
  void readsAvailabilityAsTheTradeCodesIt() {
    for (int code = 1; code < 100; code++) {
      Shelf other = Shelf.withBook();
      String text = code < 10 ? "0" + code : Integer.toString(code);
      other.stateTrade(HARDCOVER, "active", text);
      boolean orderable = (code >= 10 && code <= 12) || (code >= 20 && code <= 23);
      boolean out = code >= 30 && code <= 33;
      assertEquals(orderable || out, other.blocks().isEmpty(), "code " + text);
    }
  }

  @Test
  void servesAWorkAsItsBestProduct() {
    shelf.change(this::withEbook);
    shelf.stateTrade(HARDCOVER, "withdrawn", "43");
    shelf.stateTrade(EBOOK, "active", "20");
    assertEquals(EBOOK, shelf.cleared().offer().orElseThrow().product());
    shelf.stateTrade(HARDCOVER, "active", "31");
    assertEquals(EBOOK, shelf.cleared().offer().orElseThrow().product());
    shelf.stateTrade(HARDCOVER, "active", "20");
    assertEquals(HARDCOVER, shelf.cleared().offer().orElseThrow().product());
  }

  private Item withEbook(Item item) {
    return Shelf.withProducts(
        item,
        new Product(HARDCOVER, null, ProductForm.HARDCOVER),
        new Product(EBOOK, null, ProductForm.EBOOK));
  }

  @Test
  void showsAPreorderWithItsSalesDate() {
    Instant sales = START.plus(Duration.ofDays(40));
    shelf.stateTrade(HARDCOVER, "forthcoming", "10");
    shelf.state(HARDCOVER, FactType.SALES_AT, "", new FactValue.Moment(sales));
    Offer offer = shelf.cleared().offer().orElseThrow();
    assertEquals(Availability.PREORDER, offer.availability());
    assertEquals(sales, offer.appearsOn());
    shelf.state(HARDCOVER, FactType.PREORDER_AT, "", new FactValue.Moment(START.plusSeconds(60)));
    assertEquals(Availability.ANNOUNCED, shelf.cleared().offer().orElseThrow().availability());
  }

  @Test
  void passesAnItemOfAnImprintThatNobodyRegisteredAndSaysSo() {
    Item book = shelf.book();
    shelf.put(
        new Item(
            new ItemId("stray"),
            new org.colophon.catalog.ImprintId("nowhere"),
            org.colophon.catalog.ContentType.PAGE,
            book.desk(),
            new org.colophon.catalog.Identity(Shelf.FEED, "NU-2", "key:NU-2", null, null, null),
            book.content(),
            book.lifecycle(),
            List.of(),
            List.of(),
            List.of()));
    try (GateSession session = shelf.gate.open(Context.recommend("DE"))) {
      Preview preview = session.preview(new ItemId("stray"));
      assertEquals(Preview.Decision.PASS, preview.decision());
      Reason reason = preview.reasons().getFirst();
      assertEquals(ReasonCode.IMPRINT_UNKNOWN, reason.code());
      assertEquals("imprint:nowhere", reason.action().on());
    }
  }

  @Test
  void showsTheDateOfNewsAfterThreeDays() {
    shelf.put(shelf.article(ContentType.NEWS, Lifecycle.publishedAt(START)));
    assertEquals(List.of(), shelf.cleared().terms().obligations());
    shelf.moveTo(START.plus(Duration.ofDays(3)));
    assertEquals(List.of(new Obligation.ShowAsOf(START)), shelf.cleared().terms().obligations());
  }

  @Test
  void blocksAServicePieceThatNobodyLookedAtForTwoYears() {
    shelf.put(shelf.article(ContentType.GUIDE, Lifecycle.publishedAt(START)));
    Instant due = Instant.parse("2028-03-02T09:00:00Z").minus(Horizon.EPSILON);
    shelf.moveTo(due.minus(MICRO));
    assertEquals(List.of(), shelf.blocks());
    shelf.moveTo(due);
    assertEquals(List.of(ReasonCode.CHECK_OVERDUE), shelf.blocks());
    shelf.catalog.record(
        new Submission.ContentChecked(Shelf.BOOK, "mj", shelf.now().minusSeconds(10)));
    assertEquals(List.of(), shelf.blocks());
  }

  @Test
  void needsAPolicyForEveryPurpose() {
    Gate bare = new Gate(shelf.catalog, () -> new PolicyBook(List.of()), shelf.clock());
    for (Purpose purpose : Purpose.values()) {
      try (GateSession session = bare.open(new Context(purpose, "DE", "web", null))) {
        assertEquals(List.of(ReasonCode.POLICY_MISSING), Shelf.blocks(session.decide(Shelf.BOOK)));
      }
    }
  }
}
