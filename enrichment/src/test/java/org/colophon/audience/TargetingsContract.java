package org.colophon.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ItemId;
import org.junit.jupiter.api.Test;

/// What every store of targetings does.
public interface TargetingsContract {
  Instant START = Instant.parse("2026-03-01T08:00:00Z");

  /// An empty store, the same one throughout a test.
  Targetings targetings();

  private static Targeting targeting(String item, String segment, int from, int until) {
    return new Targeting(new ItemId(item), new SegmentId(segment), "kim", at(from), at(until));
  }

  private static Instant at(int seconds) {
    return START.plusSeconds(seconds);
  }

  @Test
  default void aTargetingHoldsFromItsStartUntilItsEnd() {
    Targeting targeting = targeting("a", "sea", 10, 20);
    targetings().put(targeting);
    SegmentId sea = new SegmentId("sea");
    assertEquals(List.of(), targetings().of(sea, at(10).minusNanos(1_000)));
    assertEquals(List.of(targeting), targetings().of(sea, at(10)));
    assertEquals(List.of(targeting), targetings().of(new ItemId("a"), at(20).minusNanos(1_000)));
    assertEquals(List.of(), targetings().of(sea, at(20)));
  }

  @Test
  default void theNewestComesFirstAndReplacesItsElder() {
    targetings().put(targeting("a", "sea", 0, 90));
    targetings().put(targeting("b", "sea", 1, 90));
    targetings().put(targeting("a", "sea", 2, 80));
    assertEquals(
        List.of(targeting("a", "sea", 2, 80), targeting("b", "sea", 1, 90)),
        targetings().of(new SegmentId("sea"), at(5)));
  }

  @Test
  default void anEndedTargetingNoLongerHolds() {
    ItemId a = new ItemId("a");
    SegmentId sea = new SegmentId("sea");
    targetings().put(targeting("a", "sea", 0, 90));
    targetings().announced(a, sea, at(90));
    assertTrue(targetings().end(a, sea, at(5)));
    assertFalse(targetings().end(a, sea, at(5)));
    assertFalse(targetings().end(new ItemId("b"), sea, at(5)));
    assertEquals(List.of(), targetings().of(a, at(5)));
  }

  @Test
  default void whatWasAnnouncedIsKeptUntilItIsTakenBack() {
    ItemId a = new ItemId("a");
    SegmentId sea = new SegmentId("sea");
    targetings().put(targeting("a", "sea", 0, 90));
    assertEquals(
        List.of(new Targetings.Announced(targeting("a", "sea", 0, 90), null)),
        targetings().all(at(5)));
    targetings().announced(a, sea, at(90));
    targetings().put(targeting("a", "sea", 1, 80));
    assertEquals(
        List.of(new Targetings.Announced(targeting("a", "sea", 1, 80), at(90))),
        targetings().all(at(5)));
    targetings().announced(a, sea, null);
    assertFalse(targetings().end(a, sea, at(5)), "nobody was told of it");
    assertEquals(List.of(), targetings().all(at(5)));
  }
}
