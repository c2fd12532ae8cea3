package org.colophon.eval.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final double EXACT = 1e-9;

  @Test
  void ranksByScoreWhateverTheOrderOfInput() {
    List<Judged> ranking =
        List.of(new Judged(0, 0.9), new Judged(1, 0.5), new Judged(0, 0.1), new Judged(1, 0.7));
    assertEquals(0.5, Ranking.auc(ranking).orElseThrow(), EXACT);
    assertEquals(0.5, Ranking.reciprocalRank(ranking).orElseThrow(), EXACT);
    assertEquals((1 / 2.0 + 2 / 3.0) / 2, Ranking.averagePrecision(ranking).orElseThrow(), EXACT);
    assertEquals(0.5, Ranking.recallAt(2, ranking).orElseThrow(), EXACT);
    assertEquals(2 / 10.0, Ranking.precisionAt(10, ranking).orElseThrow(), EXACT);
  }

  @Test
  void usesGradedRelevanceInNdcg() {
    List<Judged> ranking = List.of(new Judged(1, 3), new Judged(3, 2), new Judged(0, 1));
    double gained = 1 + 3 / log2(3);
    double best = 3 + 1 / log2(3);
    assertEquals(gained / best, Ranking.ndcgAt(5, ranking).orElseThrow(), EXACT);
    assertEquals(1 / 3.0, Ranking.ndcgAt(1, ranking).orElseThrow(), EXACT);
  }

  @Test
  void hasNoValueWithoutARelevantCandidate() {
    List<Judged> none = List.of(new Judged(0, 1));
    assertTrue(Ranking.auc(none).isEmpty());
    assertTrue(Ranking.auc(List.of(new Judged(1, 1))).isEmpty());
    assertTrue(Ranking.reciprocalRank(none).isEmpty());
    assertTrue(Ranking.averagePrecision(none).isEmpty());
    assertTrue(Ranking.ndcgAt(5, none).isEmpty());
    assertTrue(Ranking.recallAt(5, none).isEmpty());
    assertTrue(Ranking.precisionAt(5, List.of()).isEmpty());
  }

  @Test
  void refusesWhatIsNoScoreOrRelevance() {
    assertThrows(IllegalArgumentException.class, () -> new Judged(-1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Judged(1, Double.NaN));
    assertThrows(
        IllegalArgumentException.class, () -> Ranking.recallAt(0, List.of(new Judged(1, 1))));
  }

  @Test
  void averagesTiesOverAllTheirOrders() {
    long seed = 20260101L;
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      List<Judged> ranking = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        ranking.add(new Judged(random.nextInt(3), random.nextInt(3)));
      }
      String where = "seed " + seed + ", round " + round + ": " + ranking;
      assertMean(where, ranking, Ranking::auc);
      assertMean(where, ranking, Ranking::reciprocalRank);
      assertMean(where, ranking, Ranking::averagePrecision);
      assertMean(where, ranking, r -> Ranking.ndcgAt(3, r));
      assertMean(where, ranking, r -> Ranking.recallAt(2, r));
      assertMean(where, ranking, r -> Ranking.precisionAt(4, r));
    }
  }

  /// Brute force: every order of the candidates, sorted by score with that order inside ties.
  private static void assertMean(
      String where, List<Judged> ranking, Function<List<Judged>, OptionalDouble> metric) {
    double sum = 0;
    List<List<Judged>> orders = new ArrayList<>();
    permute(new ArrayList<>(ranking), 0, orders);
    for (List<Judged> order : orders) {
      List<Judged> untied = new ArrayList<>();
      for (int i = 0; i < order.size(); i++) {
        untied.add(new Judged(order.get(i).relevance(), order.get(i).score() - i * 1e-3));
      }
      sum += metric.apply(untied).orElse(-1);
    }
    assertEquals(sum / orders.size(), metric.apply(ranking).orElse(-1), EXACT, where);
  }

  private static void permute(List<Judged> items, int from, List<List<Judged>> out) {
    if (from == items.size()) {
      out.add(List.copyOf(items));
      return;
    }
    for (int i = from; i < items.size(); i++) {
      Collections.swap(items, from, i);
      permute(items, from + 1, out);
      Collections.swap(items, from, i);
    }
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
