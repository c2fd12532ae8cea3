package org.colophon.matching.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.colophon.audience.Prototype;
import org.colophon.audience.SegmentId;
import org.colophon.matching.SegmentIndex;
import org.colophon.matching.SegmentIndex.SegmentHit;
import org.colophon.models.Embedding;
import org.junit.jupiter.api.Test;

/// What every [SegmentIndex] does.
public interface SegmentIndexContract {
  SegmentId WALKERS = new SegmentId("walkers");
  Embedding EAST = Embedding.normalized(new float[] {1, 0, 0.1f});
  Embedding NORTH = Embedding.normalized(new float[] {0, 1, 0.1f});

  /// An empty index.
  SegmentIndex open();

  @Test
  default void saysWhichPrototypeAndVectorWereNearest() {
    try (SegmentIndex index = open()) {
      index.put(
          WALKERS,
          List.of(
              positive(WALKERS, NORTH, "description"), positive(WALKERS, EAST, "example: Fog")));

      Embedding away = Embedding.normalized(new float[] {-1, -1, 0});
      SegmentHit hit = index.search(List.of(away, EAST), 5).getFirst();

      assertEquals(WALKERS, hit.id());
      assertEquals("example: Fog", hit.origin());
      assertEquals(1, hit.vector());
      assertEquals(EAST.cosine(EAST), hit.similarity(), 1e-5);
      assertEquals(-1, hit.against(), 1e-5);
    }
  }

  @Test
  default void saysHowNearANegativePrototypeIs() {
    try (SegmentIndex index = open()) {
      index.put(
          WALKERS,
          List.of(
              positive(WALKERS, NORTH, "description"),
              new Prototype(WALKERS, EAST, "example: Racing", true)));

      SegmentHit hit = index.search(List.of(NORTH, EAST), 5).getFirst();

      assertEquals("description", hit.origin());
      assertEquals(EAST.cosine(EAST), hit.against(), 1e-5);
    }
  }

  @Test
  default void aPutReplacesAndARemovalRemoves() {
    try (SegmentIndex index = open()) {
      index.put(WALKERS, List.of(positive(WALKERS, EAST, "description")));
      index.put(WALKERS, List.of(positive(WALKERS, NORTH, "members")));
      assertEquals(
          List.of("members"),
          index.search(List.of(EAST), 5).stream().map(SegmentHit::origin).toList());

      index.remove(WALKERS);
      assertEquals(List.of(), index.search(List.of(EAST), 5));
    }
  }

  @Test
  default void agreesWithComparingEverythingAfterManyPuts() {
    long seed = 42;
    RandomVectors vectors = new RandomVectors(seed, 32, 10);
    try (SegmentIndex index = open();
        SegmentIndex oracle = new ExhaustiveSegmentIndex()) {
      for (int put = 0; put < 400; put++) {
        SegmentId id = new SegmentId("s-" + vectors.nextInt(150));
        List<Prototype> prototypes = new ArrayList<>();
        for (int p = 0; p <= vectors.nextInt(6); p++) {
          prototypes.add(new Prototype(id, vectors.next(), "o" + p, p > 0 && p % 3 == 0));
        }
        index.put(id, prototypes);
        oracle.put(id, prototypes);
      }
      for (int query = 0; query < 20; query++) {
        List<Embedding> looked = List.of(vectors.next(), vectors.next(), vectors.next());
        assertAlike(oracle.search(looked, 30), index.search(looked, 30), "seed " + seed);
      }
    }
  }

  @Test
  default void closesTwice() {
    SegmentIndex index = open();
    index.close();
    index.close();
  }

  /// The same hits, as far as sums of floats are the same in another order.
  private static void assertAlike(
      List<SegmentHit> expected, List<SegmentHit> hits, String message) {
    assertEquals(exactly(expected), exactly(hits), message);
    for (int i = 0; i < hits.size(); i++) {
      assertEquals(expected.get(i).similarity(), hits.get(i).similarity(), 1e-5, message);
      assertEquals(expected.get(i).against(), hits.get(i).against(), 1e-5, message);
    }
  }

  private static List<String> exactly(List<SegmentHit> hits) {
    return hits.stream()
        .map(hit -> "%s %d %s".formatted(hit.id(), hit.vector(), hit.origin()))
        .toList();
  }

  private static Prototype positive(SegmentId id, Embedding vector, String origin) {
    return new Prototype(id, vector, origin, false);
  }
}
