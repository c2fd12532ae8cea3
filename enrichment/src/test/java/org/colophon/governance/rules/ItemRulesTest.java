package org.colophon.governance.rules;

import static org.colophon.governance.Shelf.START;
import static org.colophon.governance.rules.Horizon.EPSILON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Correction;
import org.colophon.catalog.Hold;
import org.colophon.catalog.Identity;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.Subject;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.governance.Context;
import org.colophon.governance.Preview;
import org.colophon.governance.Scene;
import org.colophon.governance.Shelf;
import org.colophon.governance.policy.ShippedPolicies;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemRulesTest {
  private static final Duration MICRO = Duration.ofNanos(1_000);
  private static final String OWNER = "desk-nordufer)";

  private final Scene scene = new Scene();

  @Test
  void namesEachStateThatIsNotServed() {
    Map<SourceState, String> codes =
        Map.of(
            SourceState.DRAFT, "NOT_PUBLISHED",
            SourceState.SCHEDULED, "NOT_PUBLISHED",
            SourceState.WITHHELD, "WITHHELD",
            SourceState.WITHDRAWN, "WITHDRAWN",
            SourceState.CANCELED, "CANCELED",
            SourceState.DELETED, "TOMBSTONED");
    codes.forEach((state, code) -> {
      scene.change(i -> Shelf.withLifecycle(i, Shelf.lifecycle(state, null, null)));
      assertEquals(
          List.of("BLOCK " + code + " lifecycle.state (" + state + "; [PUBLISHED]; " + OWNER),
          scene.said());
    });
  }

  @Test
  void blocksARecallWhateverThePolicySays() {
    scene.change(i -> Shelf.withLifecycle(i, Shelf.lifecycle(SourceState.RECALLED, null, null)));
    scene.policy("");
    assertEquals(List.of("BLOCK RECALLED lifecycle.state (RECALLED; null; " + OWNER), scene.said());
    scene.policies = ShippedPolicies.read();
    assertEquals(List.of("BLOCK RECALLED lifecycle.state (RECALLED; null; " + OWNER), scene.said());
  }

  @Test
  void blocksTheDeletedAndTheContradictory() {
    scene.tombstone = true;
    assertEquals(List.of("BLOCK TOMBSTONED item (null; null; " + OWNER), scene.said());
    scene.tombstone = false;
    scene.conflict = true;
    assertEquals(
        List.of("BLOCK FACT_CONFLICT item (two versions under one order key; null; " + OWNER),
        scene.said());
  }

  @Test
  void appliesAHoldFromTheFirstInstantThatCouldBeItsStart() {
    Instant from = START.plusSeconds(60);
    scene.holds.add(
        new Hold("h1", new Hold.Scope.OfImprint(Shelf.IMPRINT), "why", "who", from, null));
    assertEquals(List.of(), scene.said(from.minus(EPSILON).minus(MICRO)));
    assertEquals(
        List.of("BLOCK ON_HOLD hold:h1 (why; null; " + OWNER), scene.said(from.minus(EPSILON)));
    assertEquals(from.minus(EPSILON), scene.evaluate(START).validUntil());
  }

  @Test
  void showsAPendingCorrectionOnTheDeskOnly() {
    Lifecycle wrong =
        new Lifecycle(SourceState.PUBLISHED, START, null, null, null, Correction.PENDING);
    scene.change(i -> Shelf.withLifecycle(i, wrong));
    Instant later = START.plusSeconds(10);
    assertEquals(
        List.of("BLOCK CORRECTION_PENDING lifecycle.correction (PENDING; null; " + OWNER),
        scene.said(later));
    scene.context = Context.desk("DE", null);
    assertEquals(List.of(), scene.said(later));
  }

  @Test
  void takesAnIdOrAnAddressAsIdentity() {
    scene.change(i -> Shelf.withIdentity(i, identity(null, "https://example.org/a", null, null)));
    assertEquals(List.of(), scene.said());
    scene.change(i -> Shelf.withIdentity(i, identity("isbn:9783999000128", null, null, null)));
    assertEquals(List.of(), scene.said());
    scene.change(i -> Shelf.withIdentity(i, identity(null, null, null, null)));
    assertEquals(
        List.of("BLOCK CANONICAL_MISSING canonical_id (null; null; " + OWNER), scene.said());
  }

  @Test
  void namesTheItemToUseInstead() {
    ItemId other = new ItemId("other");
    scene.change(i -> Shelf.withIdentity(i, identity("x", null, other, null)));
    assertEquals(List.of("BLOCK DUPLICATE_OF duplicate_of (other; null; " + OWNER), scene.said());
    scene.change(i -> Shelf.withIdentity(i, identity("x", null, null, other)));
    assertEquals(List.of("BLOCK SUPERSEDED_BY superseded_by (other; null; " + OWNER), scene.said());
  }

  private static Identity identity(
      @Nullable String id,
      @Nullable String url,
      @Nullable ItemId duplicateOf,
      @Nullable ItemId supersededBy) {
    return new Identity(Shelf.FEED, "NU-1", id, url, duplicateOf, supersededBy);
  }

  @Test
  void aDeskWhoseMembersAreNotStatedOwnsAndAnEmptyOneDoesNot() {
    scene.desk = new DeskRecord(Shelf.DESK, "desk", Shelf.IMPRINT, null, true);
    assertEquals(Preview.Decision.PASS, scene.at(START).decision());
    scene.desk = new DeskRecord(Shelf.DESK, "desk", Shelf.IMPRINT, List.of(), true);
    assertEquals(
        List.of("BLOCK OWNER_INACTIVE desk (desk-nordufer; has no members; " + OWNER),
        scene.said());
    scene.desk = new DeskRecord(Shelf.DESK, "desk", Shelf.IMPRINT, null, false);
    assertEquals(Preview.Decision.BLOCK, scene.at(START).decision());
  }

  @Test
  void asksForAnActiveDeskWithTheWeightOfThePolicy() {
    scene.desk = new DeskRecord(Shelf.DESK, "desk", Shelf.IMPRINT, List.of("mj"), false);
    assertEquals(List.of("BLOCK OWNER_INACTIVE desk (desk-nordufer; null; " + OWNER), scene.said());
    scene.policy("require: {owner: indeterminate}");
    assertEquals(Preview.Decision.INDETERMINATE, scene.at(START).decision());
    scene.policy("require: {owner: warn}");
    assertEquals(List.of("WARN OWNER_INACTIVE desk (desk-nordufer; null; " + OWNER), scene.said());
    assertEquals(Preview.Decision.PASS, scene.at(START).decision());
    scene.desk = null;
    scene.change(i -> Shelf.withDesk(i, null));
    assertEquals(List.of("WARN OWNER_MISSING desk (null; null; null)"), scene.said());
  }

  @Test
  void asksForARegisteredSource() {
    scene.sources.clear();
    scene.policy("require: {source: block}");
    assertEquals(List.of("BLOCK SOURCE_UNKNOWN source (trade-feed; null; " + OWNER), scene.said());
  }

  @Test
  void asksForThePublicationOfNews() {
    scene.item = news(lifecycle(null, null, null));
    assertEquals(
        List.of("BLOCK PUBLISHED_UNKNOWN lifecycle.published_at (null; null; " + OWNER),
        scene.said());
  }

  @Test
  void blocksNewsWhosePublicationLiesFarAhead() {
    Instant published = START.plus(Duration.ofMinutes(10));
    Instant near = published.minus(CurrentFacts.TOLERANCE).plus(EPSILON);
    scene.item = news(lifecycle(published, null, null));
    String reason = " FACT_FUTURE_DATED lifecycle.published_at (" + published + "; null; " + OWNER;
    assertEquals(List.of("BLOCK" + reason), scene.said(near.minus(MICRO)));
    assertEquals(List.of("WARN" + reason), scene.said(near));
  }

  @Test
  void warnsOfAPublicationThatLiesAheadWhateverGoLiveDateStandsBeside() {
    scene.item = news(lifecycle(START, null, null));
    assertEquals(
        List.of("WARN FACT_FUTURE_DATED lifecycle.published_at (" + START + "; null; " + OWNER),
        scene.said(START.plus(EPSILON).minus(MICRO)));
    assertEquals(List.of(), scene.said(START.plus(EPSILON)));
    Instant ahead = START.plus(Duration.ofDays(1));
    String published = " FACT_FUTURE_DATED lifecycle.published_at (" + ahead + "; null; " + OWNER;
    scene.item = news(lifecycle(ahead, START.minusSeconds(60), null));
    assertEquals(List.of("BLOCK" + published), scene.said(START));
    scene.item = news(lifecycle(ahead, START.plusSeconds(60), null));
    assertEquals(
        List.of(
            "BLOCK NOT_YET_LIVE lifecycle.go_live_at ("
                + START.plusSeconds(60)
                + "; null; "
                + OWNER,
            "BLOCK" + published),
        scene.said(START));
  }

  @Test
  void saysWhenAnItemExpired() {
    Instant end = START.plusSeconds(60);
    scene.change(i -> Shelf.withLifecycle(i, Shelf.lifecycle(SourceState.PUBLISHED, null, end)));
    assertEquals(
        List.of("BLOCK EXPIRED lifecycle.expires_at (null; " + end + "; " + OWNER),
        scene.said(end));
  }

  @Test
  void warnsThenBlocksByTheAgeOfTheLastLook() {
    scene.policy("checks: [{warn_after: P10D, block_after: P20D}]");
    scene.item = news(lifecycle(START, null, null));
    Instant due = START.plus(Duration.ofDays(10)).minus(EPSILON);
    Instant overdue = START.plus(Duration.ofDays(20)).minus(EPSILON);
    assertEquals(List.of(), scene.said(due.minus(MICRO)));
    String warning = "WARN CHECK_DUE lifecycle.checked_at (" + START + "; P10D; " + OWNER;
    assertEquals(List.of(warning), scene.said(due));
    assertEquals(List.of(warning), scene.said(overdue.minus(MICRO)));
    assertEquals(
        List.of("BLOCK CHECK_OVERDUE lifecycle.checked_at (" + START + "; P20D; " + OWNER),
        scene.said(overdue));
    Evaluation now = scene.evaluate(START.plusSeconds(5));
    assertEquals(due, now.nextChangeAt());
    assertEquals(overdue, now.validUntil());
  }

  @Test
  void countsFromTheLaterOfPublicationAndLook() {
    scene.policy("checks: [{warn_after: P10D}]");
    Instant late = START.plus(Duration.ofDays(10));
    scene.item = news(lifecycle(START, null, START.plusSeconds(60)));
    assertEquals(List.of(), scene.said(late));
    scene.item = news(lifecycle(START, null, START.minusSeconds(60)));
    assertEquals(
        List.of("WARN CHECK_DUE lifecycle.checked_at (" + START + "; P10D; " + OWNER),
        scene.said(late));
    scene.item = news(lifecycle(null, null, START.plusSeconds(60)));
    assertEquals(List.of(), scene.said(late));
    scene.item = news(lifecycle(START, null, late.plusSeconds(60)));
    assertEquals(
        List.of("WARN CHECK_DUE lifecycle.checked_at (" + START + "; P10D; " + OWNER),
        scene.said(late));
  }

  @Test
  void asksForALookWhenNobodyKnowsWhenItWasLookedAt() {
    scene.policy("checks: [{published_longer_than: P24M, block_after: P10D}]");
    scene.item = news(lifecycle(null, null, null));
    assertEquals(
        List.of("BLOCK CHECK_OVERDUE lifecycle.checked_at (null; P10D; " + OWNER), scene.said());
  }

  @Test
  void leavesYoungItemsOutOfALook() {
    scene.policy("checks: [{published_longer_than: P20D, warn_after: P10D}]");
    scene.item = news(lifecycle(START, null, null));
    Instant old = START.plus(Duration.ofDays(20)).minus(EPSILON);
    assertEquals(List.of(), scene.said(old.minus(MICRO)));
    assertEquals(
        List.of("WARN CHECK_DUE lifecycle.checked_at (" + START + "; P10D; " + OWNER),
        scene.said(old));
  }

  @Test
  void asksForALookAtTheSubjectsNamed() {
    scene.policy("checks: [{subjects: [\"thema:LN\", \"thema:MB\"], warn_after: P10D}]");
    Instant late = START.plus(Duration.ofDays(10));
    Item news = news(lifecycle(START, null, null));
    scene.item = withSubjects(news, new Subject("thema", "FB"), new Subject("thema", "MBN"));
    assertEquals(
        List.of("WARN CHECK_DUE lifecycle.checked_at (" + START + "; P10D; " + OWNER),
        scene.said(late));
    scene.item = withSubjects(news, new Subject("thema", "FB"), new Subject("bic", "LN"));
    assertEquals(List.of(), scene.said(late));
    scene.item = news;
    assertEquals(List.of(), scene.said(late));
  }

  @Test
  void showsTheDateOfWhatIsOldEnough() {
    scene.policy("as_of_after: P3D");
    scene.item = news(lifecycle(START, null, null));
    Instant old = START.plus(Duration.ofDays(3)).minus(EPSILON);
    assertEquals(List.of(), scene.omitted(old.minus(MICRO)));
    assertEquals(List.of("as of " + START), scene.omitted(old));
    scene.item = news(lifecycle(null, null, null));
    assertEquals(List.of(), scene.omitted(old));
    assertEquals(List.of(), scene.said(old));
  }

  private static Lifecycle lifecycle(
      @Nullable Instant published, @Nullable Instant goLive, @Nullable Instant checked) {
    return new Lifecycle(SourceState.PUBLISHED, published, goLive, null, checked, Correction.NONE);
  }

  private static Item news(Lifecycle lifecycle) {
    return new Shelf().article(ContentType.NEWS, lifecycle);
  }

  private static Item withSubjects(Item item, Subject... subjects) {
    Content c = item.content();
    return new Item(
        item.id(),
        item.imprint(),
        item.type(),
        item.desk(),
        item.identity(),
        new Content(
            c.language(), c.title(), null, c.text(), List.of(), List.of(subjects), null, null),
        item.lifecycle(),
        List.of(),
        List.of(),
        List.of());
  }
}
