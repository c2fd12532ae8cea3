package org.colophon.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.feed.ChangeFeed.Change;
import org.colophon.feed.ChangeFeed.Entry;
import org.colophon.governance.ReasonCode;
import org.junit.jupiter.api.Test;

/// What every change feed does.
public interface ChangeFeedContract {
  /// The clock of [#feed()].
  SettableClock clock();

  /// An empty feed, the same one throughout a test.
  ChangeFeed feed();

  @Test
  default void everyKindOfChangeIsReadByCursor() {
    ItemId a = new ItemId("a");
    SegmentId sea = new SegmentId("sea");
    Instant at = clock().instant();
    List<Change> changes =
        List.of(
            new Change.TargetingMade(a, sea, "kim", at.plusSeconds(60)),
            new Change.TargetingEnded(a, sea, "kim"),
            new Change.BecameEligible(a, "DE"),
            new Change.CeasedToBeEligible(
                a, List.of(ReasonCode.EMBARGOED, ReasonCode.ON_HOLD), "DE"));
    changes.forEach(feed()::append);
    List<Entry> all = feed().after(0, 10);
    assertEquals(changes, all.stream().map(Entry::change).toList());
    assertEquals(List.of(1L, 2L, 3L, 4L), all.stream().map(Entry::seq).toList());
    assertEquals(List.of(new Entry(3, at, changes.get(2))), feed().after(2, 1));
    assertEquals(List.of(), feed().after(4, 10));
  }

  @Test
  default void listsChangesOfEligibilitySinceAnInstant() {
    ItemId a = new ItemId("a");
    feed().append(new Change.BecameEligible(a, "DE"));
    Instant since = clock().instant().plusSeconds(60);
    clock().set(since);
    feed().append(new Change.BecameEligible(a, "AT"));
    feed().append(new Change.TargetingEnded(a, new SegmentId("sea"), "kim"));
    feed().append(new Change.CeasedToBeEligible(a, List.of(ReasonCode.ON_HOLD), "DE"));
    assertEquals(
        List.of(new ChangeFeed.EligibilityChange(a, since, false)),
        feed().eligibilityChanges("DE", since));
    assertEquals(2, feed().eligibilityChanges("DE", Instant.EPOCH).size());
  }

  @Test
  default void knowsWhatItSaidLastOfEachItem() {
    ItemId a = new ItemId("a");
    ItemId b = new ItemId("b");
    feed().append(new Change.BecameEligible(a, "DE"));
    feed().append(new Change.BecameEligible(b, null));
    feed().append(new Change.CeasedToBeEligible(a, List.of(ReasonCode.ON_HOLD), "DE"));
    feed().append(new Change.TargetingEnded(b, new SegmentId("sea"), "kim"));
    feed().append(new Change.BecameEligible(a, "AT"));
    assertEquals(Map.of(a, false, b, true), feed().eligibility("DE", true));
    assertEquals(Map.of(a, true), feed().eligibility("AT", false));
    assertEquals(Map.of(), feed().eligibility("CH", false));
  }
}
