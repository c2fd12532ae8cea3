package org.colophon.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.colophon.audience.SegmentId;
import org.junit.jupiter.api.Test;

class SegmentProfilesTest {
  private static final SegmentId COAST = new SegmentId("coast");
  private static final SegmentId CITY = new SegmentId("city");

  private final SegmentProfiles profiles = new SegmentProfiles(subject -> 1);

  private void put(SegmentId id, Map<String, Double> words) {
    profiles.put(new SegmentProfile(id, 1, words, Map.of(), Set.of()), List.of());
  }

  private double sum(SegmentId id, Map<String, Double> worth) {
    return profiles.sums(worth).applyAsDouble(id);
  }

  @Test
  void addsUpWhatWordsAreWorthInEachSegment() {
    put(COAST, Map.of("sea", 1.0, "wind", 0.5));
    put(CITY, Map.of("wind", 0.25));

    Map<String, Double> worth = Map.of("sea", 2.0, "wind", 4.0, "moon", 9.0);
    assertEquals(4, sum(COAST, worth));
    assertEquals(1, sum(CITY, worth));
    assertEquals(0, sum(new SegmentId("nobody"), worth));
  }

  @Test
  void forgetsTheWordsThatASegmentNoLongerHas() {
    put(COAST, Map.of("sea", 1.0, "wind", 0.5));
    put(CITY, Map.of("wind", 0.25));
    double shared = profiles.wordRarity("wind");
    put(COAST, Map.of("sea", 0.5));

    assertEquals(0.5, sum(COAST, Map.of("sea", 1.0, "wind", 1.0)));
    assertTrue(profiles.wordRarity("wind") > shared, "one segment less has it");
    profiles.remove(CITY);
    assertEquals(0, sum(CITY, Map.of("wind", 1.0)));
  }

  @Test
  void whatCameAfterTheSumsIsNotInThem() {
    put(COAST, Map.of("sea", 1.0));
    ToDoubleFunction<SegmentId> sums = profiles.sums(Map.of("sea", 1.0));
    put(CITY, Map.of("sea", 1.0));

    assertEquals(1, sums.applyAsDouble(COAST));
    assertEquals(0, sums.applyAsDouble(CITY));
  }
}
