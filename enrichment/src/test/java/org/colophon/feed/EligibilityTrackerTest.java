package org.colophon.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SourceState;
import org.colophon.editorial.Shelves;
import org.colophon.editorial.testing.MemoryChangeFeed;
import org.colophon.feed.ChangeFeed.Change;
import org.colophon.governance.Context;
import org.colophon.governance.ReasonCode;
import org.colophon.matching.ItemNumbers;
import org.junit.jupiter.api.Test;

class EligibilityTrackerTest {
  private static final Context DE = Context.recommend("DE");
  private static final Context AT = Context.recommend("AT");

  private final Shelves shelves = new Shelves();
  private final MemoryChangeFeed feed = new MemoryChangeFeed(shelves.clock());

  private EligibilityTracker watch() {
    return new EligibilityTracker(
        shelves.catalog, shelves.gate, feed, new ItemNumbers(), List.of("DE"), shelves.clock());
  }

  @Test
  void saysOnceThatAnItemBecameEligible() {
    EligibilityTracker watch = watch();
    watch.reevaluate();
    ItemId item = shelves.article("a");
    watch.catchUp();
    watch.reevaluate();
    watch.reevaluate();
    assertEquals(List.of(new Change.BecameEligible(item, "DE")), feed.changes());
    assertTrue(watch.at(DE, Shelves.START).test(item));
  }

  @Test
  void saysThatAWithdrawnItemCeasedToBe() {
    EligibilityTracker watch = watch();
    ItemId item = shelves.article("a");
    watch.reevaluate();
    shelves.article("a", SourceState.WITHDRAWN, null);
    watch.catchUp();
    assertEquals(
        new Change.CeasedToBeEligible(item, List.of(ReasonCode.WITHDRAWN), "DE"),
        feed.changes().getLast());
    assertFalse(watch.at(DE, Shelves.START).test(item));
  }

  @Test
  void noticesThatTheClockEndedAnItem() {
    EligibilityTracker watch = watch();
    ItemId item = shelves.article("a", SourceState.PUBLISHED, Shelves.START.plusSeconds(60));
    watch.reevaluate();
    shelves.pass(Duration.ofSeconds(57));
    watch.reevaluate();
    assertEquals(1, feed.changes().size());
    shelves.pass(Duration.ofSeconds(1));
    watch.reevaluate();
    assertEquals(
        new Change.CeasedToBeEligible(item, List.of(ReasonCode.EXPIRED), "DE"),
        feed.changes().getLast());
  }

  @Test
  void noticesHolds() {
    EligibilityTracker watch = watch();
    ItemId item = shelves.article("a");
    watch.reevaluate();
    shelves.catalog.place(
        new Hold("h", new Hold.Scope.Items(Set.of(item)), "why", "who", Shelves.START, null));
    watch.reevaluate();
    assertEquals(
        new Change.CeasedToBeEligible(item, List.of(ReasonCode.ON_HOLD), "DE"),
        feed.changes().getLast());
    shelves.catalog.lift("h");
    watch.reevaluate();
    assertEquals(new Change.BecameEligible(item, "DE"), feed.changes().getLast());
  }

  @Test
  void narrowsNothingWhileEveryItemWaitsToBeJudgedAgain() {
    EligibilityTracker watch = watch();
    ItemId item = shelves.article("a");
    shelves.catalog.place(
        new Hold("h", new Hold.Scope.Items(Set.of(item)), "why", "who", Shelves.START, null));
    watch.reevaluate();
    assertFalse(watch.at(DE, Shelves.START).test(item));
    shelves.catalog.lift("h");
    watch.catchUp();
    assertTrue(watch.at(DE, Shelves.START).test(item));
  }

  @Test
  void judgesWhatWasWrittenEvenWhileEveryItemWaitsToBeJudgedAgain() {
    EligibilityTracker watch = watch();
    ItemId item = shelves.article("a");
    watch.reevaluate();
    shelves.catalog.place(
        new Hold(
            "h", new Hold.Scope.Items(Set.of(new ItemId("b"))), "why", "who", Shelves.START, null));
    shelves.article("a", SourceState.WITHDRAWN, null);
    watch.catchUp();
    assertEquals(
        new Change.CeasedToBeEligible(item, List.of(ReasonCode.WITHDRAWN), "DE"),
        feed.changes().getLast());
  }

  @Test
  void saysNothingTwiceAcrossARestart() {
    shelves.article("a");
    watch().reevaluate();
    watch().reevaluate();
    assertEquals(1, feed.changes().size());
  }

  @Test
  void saysAfterARestartWhatEndedMeanwhile() {
    shelves.article("a", SourceState.PUBLISHED, Shelves.START.plusSeconds(60));
    watch().reevaluate();
    shelves.pass(Duration.ofMinutes(5));
    watch().reevaluate();
    assertEquals(2, feed.changes().size());
  }

  @Test
  void aTerritoryThatARequestAsksForIsFollowedAndNotReported() {
    EligibilityTracker watch = watch();
    ItemId item = shelves.article("a");
    ItemId withdrawn = shelves.article("b", SourceState.WITHDRAWN, null);
    watch.reevaluate();
    assertTrue(watch.at(AT, Shelves.START).test(withdrawn), "nothing is known yet");
    watch.reevaluate();
    assertFalse(watch.at(AT, Shelves.START).test(withdrawn));
    assertTrue(watch.at(AT, Shelves.START).test(item));
    assertEquals(List.of(new Change.BecameEligible(item, "DE")), feed.changes());
  }

  @Test
  void everyConfiguredTerritoryIsReportedForItself() {
    EligibilityTracker watch =
        new EligibilityTracker(
            shelves.catalog,
            shelves.gate,
            feed,
            new ItemNumbers(),
            List.of("DE", "AT"),
            shelves.clock());
    ItemId item = shelves.article("a");
    watch.reevaluate();
    assertEquals(
        Set.of(new Change.BecameEligible(item, "DE"), new Change.BecameEligible(item, "AT")),
        Set.copyOf(feed.changes()));
  }

  @Test
  void noMoreThanSomeTerritoriesAreFollowedBecauseRequestsAskForThem() {
    EligibilityTracker watch = watch();
    ItemId withdrawn = shelves.article("b", SourceState.WITHDRAWN, null);
    List<String> countries = List.of(Locale.getISOCountries()).subList(0, 40);
    countries.forEach(country -> watch.at(Context.recommend(country), Shelves.START));
    watch.at(Context.recommend("XX"), Shelves.START);
    watch.reevaluate();
    long narrowed =
        countries.stream()
            .filter(country -> !watch.at(Context.recommend(country), Shelves.START).test(withdrawn))
            .count();
    assertEquals(EligibilityTracker.MOST_SEEN, narrowed);
    assertTrue(watch.at(Context.recommend("XX"), Shelves.START).test(withdrawn));
  }
}
