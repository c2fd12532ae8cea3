package org.colophon.governance;

import static org.colophon.governance.Shelf.HARDCOVER;
import static org.colophon.governance.Shelf.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.colophon.catalog.AgeRange;
import org.colophon.catalog.Allowance;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Correction;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Hold;
import org.colophon.catalog.Identity;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.governance.gate.Cleared;
import org.colophon.governance.gate.Verdict;
import org.colophon.governance.policy.PolicyBook;
import org.colophon.governance.rules.PolicyAge;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Every code is there because something produces it.
class ReasonCodesTest {
  private static final FactValue.Moment AHEAD = new FactValue.Moment(START.plusSeconds(600));
  private static final FactValue SOLD_ELSEWHERE = new FactValue.Code("not_for_sale");
  private static final String ISBN = "isbn:9783999000128";
  private static final Lifecycle UNDATED =
      new Lifecycle(SourceState.PUBLISHED, null, null, null, null, Correction.NONE);

  private final Map<ReasonCode, Consumer<Scene>> scenes = new EnumMap<>(ReasonCode.class);

  /// What changes the book of the [Scene], which passes, so that a code is raised.
  Map<ReasonCode, Consumer<Scene>> examples() {
    items();
    states();
    products();
    audiences();
    return scenes;
  }

  @Test
  void somethingProducesEveryCode() {
    examples();
    EnumSet<ReasonCode> missing = EnumSet.allOf(ReasonCode.class);
    missing.removeAll(scenes.keySet());
    assertEquals(
        EnumSet.of(
            ReasonCode.ITEM_UNKNOWN, ReasonCode.IDENTITY_CONFLICT, ReasonCode.CLOCK_UNTRUSTED),
        missing,
        "GateTest, IdentityRulesTest and GateClockTest hold these");
    scenes.forEach((code, change) -> {
      Scene scene = new Scene();
      assertEquals(List.of(), scene.said());
      change.accept(scene);
      List<ReasonCode> codes = scene.at(START).reasons().stream().map(Reason::code).toList();
      assertTrue(codes.contains(code), code + " is not among " + codes);
    });
  }

  @Test
  void anImprintThatNobodyRegisteredIsAWarning() {
    Shelf shelf = Shelf.withBook();
    assertEquals(List.of(), warnings(shelf));
    Item book = shelf.book();
    shelf.put(
        new Item(
            book.id(),
            new ImprintId("nobodys"),
            book.type(),
            book.desk(),
            book.identity(),
            book.content(),
            book.lifecycle(),
            book.products(),
            book.events(),
            book.awards()));
    assertEquals(List.of(ReasonCode.IMPRINT_UNKNOWN), warnings(shelf));
  }

  private static List<ReasonCode> warnings(Shelf shelf) {
    return shelf.decide() instanceof Verdict.Pass(Cleared cleared, List<Reason> reasons)
        ? reasons.stream().map(Reason::code).toList()
        : List.of(ReasonCode.ITEM_UNKNOWN);
  }

  private void items() {
    scenes.put(ReasonCode.SOURCE_UNKNOWN, s -> s.sources.clear());
    scenes.put(ReasonCode.IMPRINT_UNKNOWN, s -> s.imprintKnown = false);
    scenes.put(ReasonCode.CANONICAL_MISSING, s -> named(s, null, null, null));
    ItemId other = new ItemId("flutnacht");
    scenes.put(ReasonCode.DUPLICATE_OF, s -> named(s, ISBN, other, null));
    scenes.put(ReasonCode.SUPERSEDED_BY, s -> named(s, ISBN, null, other));
    scenes.put(ReasonCode.TOMBSTONED, s -> s.tombstone = true);
    scenes.put(ReasonCode.OWNER_MISSING, s -> s.change(i -> Shelf.withDesk(i, null)));
    scenes.put(
        ReasonCode.OWNER_INACTIVE,
        s -> s.desk = new DeskRecord(Shelf.DESK, "desk", Shelf.IMPRINT, List.of("mj"), false));
    scenes.put(ReasonCode.CHECK_DUE, s -> looked(s, 400));
    scenes.put(ReasonCode.CHECK_OVERDUE, s -> looked(s, 800));
    scenes.put(
        ReasonCode.PUBLISHED_UNKNOWN, s -> s.item = new Shelf().article(ContentType.NEWS, UNDATED));
    scenes.put(ReasonCode.POLICY_MISSING, s -> s.policies = new PolicyBook(List.of()));
    scenes.put(ReasonCode.TDM_RESERVED, ReasonCodesTest::reserved);
    scenes.put(
        ReasonCode.POLICY_STALE,
        s -> s.policies = s.policies.unconfirmed(START.minus(PolicyAge.STOP_AFTER)));
    scenes.put(ReasonCode.OVERRIDDEN, ReasonCodesTest::overridden);
    Hold hold = new Hold("h", new Hold.Scope.OfImprint(Shelf.IMPRINT), "why", "who", START, null);
    scenes.put(ReasonCode.ON_HOLD, s -> s.holds.add(hold));
  }

  private static void reserved(Scene scene) {
    FactKey key = new FactKey(new EntityRef.OfItem(Shelf.BOOK), FactType.TDM_RESERVATION, "");
    scene.context = new Context(Purpose.GROUND_PROMPT, "DE", "prompt", null);
    scene.put(Scene.fact(key, new FactValue.Code("reserved"), Shelf.FEED));
  }

  private static void overridden(Scene scene) {
    scene.change(i -> Shelf.withDesk(i, null));
    scene.allowances.add(
        new Allowance.ItemOverride(
            "tonight",
            Shelf.BOOK,
            "OWNER_MISSING",
            null,
            "the reading is tonight",
            "mj",
            START.minusSeconds(60),
            START.plusSeconds(60)));
  }

  private static void named(
      Scene scene,
      @Nullable String canonicalId,
      @Nullable ItemId duplicateOf,
      @Nullable ItemId supersededBy) {
    Identity identity =
        new Identity(Shelf.FEED, "NU-1", canonicalId, null, duplicateOf, supersededBy);
    scene.change(i -> Shelf.withIdentity(i, identity));
  }

  private static void looked(Scene scene, int days) {
    Lifecycle old = Lifecycle.publishedAt(START.minus(java.time.Duration.ofDays(days)));
    scene.item = new Shelf().article(ContentType.GUIDE, old);
  }

  private void states() {
    scenes.put(ReasonCode.NOT_PUBLISHED, s -> state(s, SourceState.DRAFT));
    scenes.put(ReasonCode.WITHHELD, s -> state(s, SourceState.WITHHELD));
    scenes.put(ReasonCode.WITHDRAWN, s -> state(s, SourceState.WITHDRAWN));
    scenes.put(ReasonCode.CANCELED, s -> state(s, SourceState.CANCELED));
    scenes.put(ReasonCode.RECALLED, s -> state(s, SourceState.RECALLED));
    scenes.put(ReasonCode.NOT_YET_LIVE, s -> live(s, START.plusSeconds(60), null));
    scenes.put(ReasonCode.EXPIRED, s -> live(s, null, START.minusSeconds(60)));
    Lifecycle pending =
        new Lifecycle(
            SourceState.PUBLISHED, START.minusSeconds(60), null, null, null, Correction.PENDING);
    scenes.put(ReasonCode.CORRECTION_PENDING, s -> s.change(i -> Shelf.withLifecycle(i, pending)));
    scenes.put(
        ReasonCode.FACT_FUTURE_DATED,
        s -> s.change(i -> Shelf.withLifecycle(i, Lifecycle.publishedAt(AHEAD.at()))));
  }

  private static void live(Scene scene, @Nullable Instant from, @Nullable Instant until) {
    scene.change(i -> Shelf.withLifecycle(i, Shelf.lifecycle(SourceState.PUBLISHED, from, until)));
  }

  private static void state(Scene scene, SourceState state) {
    scene.change(i -> Shelf.withLifecycle(i, Shelf.lifecycle(state, null, null)));
  }

  private void products() {
    scenes.put(ReasonCode.NO_PRODUCT, s -> s.change(Shelf::withProducts));
    scenes.put(ReasonCode.NOT_ANNOUNCED, s -> s.with(FactType.ANNOUNCED_AT, AHEAD));
    scenes.put(ReasonCode.NOT_AVAILABLE, s -> s.trade(HARDCOVER, "active", "43"));
    scenes.put(ReasonCode.FACT_MISSING, s -> s.without(FactType.AVAILABILITY));
    scenes.put(
        ReasonCode.FACT_STALE,
        s ->
            s.put(
                Scene.clocked(
                    Scene.fact(HARDCOVER, FactType.PRICE, Shelf.price("24.00")),
                    START.minusSeconds(900_000),
                    START.minusSeconds(900_000),
                    START)));
    scenes.put(ReasonCode.FACT_CONFLICT, s -> s.conflict = true);
    scenes.put(ReasonCode.FACT_UNKNOWN_CODE, s -> s.trade(HARDCOVER, "active", "77"));
    scenes.put(ReasonCode.CLAIM_ENDED, s -> s.with(FactType.BESTSELLER, new FactValue.Rank(1)));
    scenes.put(ReasonCode.EMBARGOED, s -> s.with(FactType.EMBARGO_UNTIL, AHEAD));
    scenes.put(ReasonCode.TERRITORY_BLOCKED, s -> s.with(FactType.SALES_TERRITORY, SOLD_ELSEWHERE));
    scenes.put(ReasonCode.TERRITORY_UNKNOWN, ReasonCodesTest::soldInAustria);
  }

  private static void soldInAustria(Scene scene) {
    FactKey austria =
        new FactKey(new EntityRef.OfProduct(HARDCOVER), FactType.SALES_TERRITORY, "AT");
    scene.put(Scene.fact(austria, new FactValue.Code("for_sale"), Shelf.FEED));
  }

  private void audiences() {
    AgeRange children = new AgeRange(6, 8);
    scenes.put(
        ReasonCode.ADULTS_ONLY,
        s -> {
          s.change(i -> Shelf.withAges(i, AgeRange.from(18)));
          s.audience(Audience.ANYBODY.excluding(Set.of(Audience.Excluded.ADULT_TITLES)));
        });
    scenes.put(
        ReasonCode.AGE_UNKNOWN, s -> s.audience(Audience.ANYBODY.within(children, Set.of())));
    scenes.put(
        ReasonCode.AGE_MISMATCH,
        s -> {
          s.change(i -> Shelf.withAges(i, AgeRange.from(12)));
          s.audience(Audience.ANYBODY.within(children, Set.of()));
        });
    scenes.put(
        ReasonCode.LANGUAGE_MISMATCH, s -> s.audience(Audience.ANYBODY.within(null, Set.of("en"))));
  }
}
