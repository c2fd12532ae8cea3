package org.colophon.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.audience.SegmentId;
import org.colophon.matching.SegmentComparison.Similarity;
import org.colophon.matching.SegmentMaterial.LanguageVector;
import org.colophon.models.Embedding;
import org.junit.jupiter.api.Test;

class SegmentProfilesTest {
  private static final SegmentId COAST = new SegmentId("coast");
  private static final SegmentId CITY = new SegmentId("city");
  private static final Embedding SEA = vector(1, 0, 0.2f);
  private static final Embedding STREET = vector(0, 1, 0.2f);

  private final SegmentProfiles profiles =
      new SegmentProfiles(subject -> 1, new TextProjection(List.of(), Map.of(), Map.of()));

  private static Embedding vector(float... values) {
    return Embedding.normalized(values);
  }

  private void put(SegmentId id, Map<String, Double> words, SegmentMaterial material) {
    profiles.put(new SegmentProfile(id, 1, words, Map.of(), Set.of(), material), List.of());
  }

  private static SegmentMaterial material(Embedding description, Map<String, Integer> described) {
    return new SegmentMaterial("de", description, List.of(), List.of(), described, Map.of());
  }

  private Similarity of(SegmentId id, Embedding text, Map<String, Integer> runs) {
    return profiles.comparison().with("de", text, runs).getOrDefault(id, new Similarity(-9, -9));
  }

  @Test
  void aWordIsRarerWhenASegmentNoLongerHasIt() {
    put(COAST, Map.of("sea", 1.0, "wind", 0.5), material(SEA, Map.of()));
    put(CITY, Map.of("wind", 0.25), material(STREET, Map.of()));
    double shared = profiles.wordRarity("wind");
    put(COAST, Map.of("sea", 0.5), material(SEA, Map.of()));

    assertTrue(profiles.wordRarity("wind") > shared, "one segment less has it");
  }

  @Test
  void whatAllSegmentsHaveInCommonSaysNothing() {
    put(COAST, Map.of(), material(SEA, Map.of()));
    put(CITY, Map.of(), material(STREET, Map.of()));

    assertTrue(of(COAST, SEA, Map.of()).vectors() > 0.5);
    assertTrue(of(CITY, SEA, Map.of()).vectors() < 0, "the common third value is taken off");
  }

  @Test
  void aCounterExampleThatIsNearerTakesOff() {
    SegmentMaterial strict =
        new SegmentMaterial(
            "de", SEA, List.of(), List.of(new LanguageVector("de", SEA)), Map.of(), Map.of());
    put(COAST, Map.of(), strict);
    put(CITY, Map.of(), material(STREET, Map.of()));
    Embedding between = vector(1, 0.4f, 0.2f);
    double with = of(COAST, between, Map.of()).vectors();
    put(COAST, Map.of(), material(SEA, Map.of()));

    assertTrue(with < of(COAST, between, Map.of()).vectors());
  }

  @Test
  void runsOfLettersCountTheMoreTheFewerSegmentsHaveThem() {
    put(COAST, Map.of(), material(SEA, Map.of("wind", 1, "ebbe", 1)));
    put(CITY, Map.of(), material(STREET, Map.of("wind", 1, "tram", 1)));

    double rare = of(COAST, SEA, Map.of("ebbe", 1)).words();
    double common = of(COAST, SEA, Map.of("wind", 1)).words();
    assertTrue(rare > common, rare + " and " + common);
    assertEquals(0, of(COAST, SEA, Map.of("berg", 1)).words());
  }

  @Test
  void aSegmentThatIsTakenOutIsNotCompared() {
    put(COAST, Map.of(), material(SEA, Map.of()));
    put(CITY, Map.of(), material(STREET, Map.of()));
    profiles.remove(CITY);

    assertEquals(Set.of(COAST), profiles.comparison().with("de", SEA, Map.of()).keySet());
  }
}
