package org.colophon.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.colophon.audience.PrototypeMaterial.Example;
import org.colophon.audience.PrototypeMaterial.InteractionVector;
import org.colophon.audience.testing.TestRetention;
import org.colophon.models.Embedding;
import org.junit.jupiter.api.Test;

class PrototypesTest {
  private static final SegmentId ID = new SegmentId("s");
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final Embedding EAST = vector(1, 0);
  private static final Embedding NORTH = vector(0, 1);

  @Test
  void descriptionAndExamplesKeepVectorsOfTheirOwn() {
    List<Prototype> made =
        make(List.of(new Example("Fog", NORTH)), List.of(new Example("Racing", EAST)), List.of());

    assertEquals(
        List.of(
            new Prototype(ID, EAST, "description", false),
            new Prototype(ID, NORTH, "example: Fog", false),
            new Prototype(ID, EAST, "example: Racing", true)),
        made);
  }

  @Test
  void manyExamplesAreGroupedAndNamedByTheNearest() {
    List<Example> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      many.add(new Example("t" + i, vector((float) Math.cos(i), (float) Math.sin(i))));
    }

    List<Prototype> made = make(many, List.of(), List.of());

    assertTrue(made.size() <= 13, made.size() + " prototypes");
    assertEquals(made, make(many, List.of(), List.of()));
    assertTrue(made.stream().skip(1).allMatch(p -> p.origin().startsWith("example: t")));
  }

  @Test
  void whatMembersDidLatelyCountsMore() {
    Duration halfLife = TestRetention.USUAL.halfLife();
    List<InteractionVector> interactions =
        List.of(
            new InteractionVector(EAST, Signal.Type.VIEW, NOW),
            new InteractionVector(NORTH, Signal.Type.VIEW, NOW.minus(halfLife)));

    Embedding members = make(List.of(), List.of(), interactions).getLast().vector();

    assertEquals(vector(1, 0.5f).cosine(members), 1, 1e-6);
  }

  @Test
  void whatMembersDismissedMoreThanLikedPushesAway() {
    List<InteractionVector> interactions =
        List.of(
            new InteractionVector(EAST, Signal.Type.DISMISS, NOW),
            new InteractionVector(EAST, Signal.Type.VIEW, NOW));

    assertEquals(
        List.of(
            new Prototype(ID, EAST, "description", false),
            new Prototype(ID, EAST, "dismissed by members", true)),
        make(List.of(), List.of(), interactions));
  }

  @Test
  void whatWasDoneLongAgoNoLongerCounts() {
    Instant longAgo = NOW.minus(Duration.ofDays(90 * 5));

    assertEquals(
        1,
        make(List.of(), List.of(), List.of(new InteractionVector(NORTH, Signal.Type.VIEW, longAgo)))
            .size());
  }

  @Test
  void severalInterestsOfMembersBecomeAsManyVectors() {
    List<Embedding> interests = List.of(vector(1, 0, 0), vector(0, 1, 0), vector(0, 0, 1));
    List<InteractionVector> interactions = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      interactions.add(new InteractionVector(vector(1, 0.02f * i, 0), Signal.Type.VIEW, NOW));
      interactions.add(new InteractionVector(vector(0.02f * i, 1, 0), Signal.Type.PURCHASE, NOW));
      interactions.add(new InteractionVector(vector(0, 0.02f * i, 1), Signal.Type.VIEW, NOW));
    }

    List<Embedding> members = members(interactions);

    assertEquals(3, members.size());
    for (Embedding interest : interests) {
      assertTrue(members.stream().anyMatch(v -> v.cosine(interest) > 0.99), interest.toString());
    }
  }

  @Test
  void whatHasNoStructureIsOneInterest() {
    SplittableRandom random = new SplittableRandom(11);
    List<InteractionVector> interactions = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      float[] raw = new float[64];
      for (int d = 0; d < raw.length; d++) {
        raw[d] = (float) random.nextGaussian();
      }
      interactions.add(new InteractionVector(Embedding.normalized(raw), Signal.Type.VIEW, NOW));
    }

    assertEquals(1, members(interactions).size());
  }

  @Test
  void neverMoreThanFiveVectorsStandForMembers() {
    List<InteractionVector> interactions = new ArrayList<>();
    for (int interest = 0; interest < 9; interest++) {
      for (int i = 0; i < 3; i++) {
        float[] raw = new float[9];
        raw[interest] = 1;
        raw[(interest + 1) % 9] = 0.01f * i;
        interactions.add(new InteractionVector(Embedding.normalized(raw), Signal.Type.VIEW, NOW));
      }
    }

    assertEquals(5, members(interactions).size());
  }

  private static List<Embedding> members(List<InteractionVector> interactions) {
    return make(List.of(), List.of(), interactions).stream()
        .filter(p -> p.origin().equals("members"))
        .map(Prototype::vector)
        .toList();
  }

  private static List<Prototype> make(
      List<Example> positive, List<Example> negative, List<InteractionVector> interactions) {
    PrototypeMaterial material = new PrototypeMaterial(EAST, positive, negative, interactions);
    return Prototypes.of(
        ID,
        material,
        new Prototypes.Ageing(NOW, TestRetention.USUAL.halfLife()),
        new SplittableRandom(5));
  }

  private static Embedding vector(float... raw) {
    return Embedding.normalized(raw);
  }
}
