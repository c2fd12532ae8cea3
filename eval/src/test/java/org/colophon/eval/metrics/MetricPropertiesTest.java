package org.colophon.eval.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What must hold for any input: results are in their range, the order of documents does not
/// matter, perfect predictions score 1 and empty ones 0.
class MetricPropertiesTest {
  private static final long SEED = 7;
  private static final double ROUNDING = 1e-9;

  @Test
  void setMeasuresStayInTheirRangeInAnyOrder() {
    List<ToDoubleFunction<List<LabelSets>>> measures =
        List.of(
            documents -> MultiLabel.micro(documents).f1(),
            documents -> MultiLabel.macro(documents).f1(),
            documents -> MultiLabel.sampleAverage(documents).f1(),
            MultiLabel::coverage,
            MultiLabel::labelCoverage);
    rounds(random -> {
      List<LabelSets> documents = documents(random);
      List<LabelSets> shuffled = new ArrayList<>(documents);
      Collections.shuffle(shuffled, random);
      for (ToDoubleFunction<List<LabelSets>> measure : measures) {
        double value = measure.applyAsDouble(documents);
        assertTrue(value >= 0 && value <= 1, "out of range: " + value + " for " + documents);
        assertEquals(value, measure.applyAsDouble(shuffled), ROUNDING);
      }
    });
  }

  @Test
  void perfectLabelsScoreOneAndNoLabelsZero() {
    rounds(random -> {
      List<LabelSets> documents = documents(random);
      List<LabelSets> asked = documents.stream().filter(d -> !d.gold().isEmpty()).toList();
      List<LabelSets> perfect = asked.stream().map(d -> new LabelSets(d.gold(), d.gold())).toList();
      List<LabelSets> silent = asked.stream().map(d -> new LabelSets(d.gold(), Set.of())).toList();
      double best = asked.isEmpty() ? 0 : 1;
      assertEquals(best, MultiLabel.micro(perfect).f1());
      assertEquals(best, MultiLabel.macro(perfect).f1());
      assertEquals(best, MultiLabel.sampleAverage(perfect).f1());
      assertEquals(0, MultiLabel.micro(silent).f1());
      assertEquals(0, MultiLabel.macro(silent).f1());
      assertEquals(0, MultiLabel.sampleAverage(silent).f1());
    });
  }

  @Test
  void microOverOneLabelEachIsAccuracy() {
    rounds(random -> {
      List<String> gold = new ArrayList<>();
      List<String> predicted = new ArrayList<>();
      List<LabelSets> sets = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        gold.add("l" + random.nextInt(4));
        predicted.add("l" + random.nextInt(4));
        sets.add(new LabelSets(Set.of(gold.getLast()), Set.of(predicted.getLast())));
      }
      assertEquals(SingleLabel.accuracy(gold, predicted), MultiLabel.micro(sets).f1(), ROUNDING);
      assertEquals(SingleLabel.macroF1(gold, predicted), MultiLabel.macro(sets).f1(), ROUNDING);
    });
  }

  @Test
  void rankingMeasuresStayInTheirRangeAndAPerfectOrderScoresOne() {
    rounds(random -> {
      List<Judged> ranking = new ArrayList<>();
      List<Judged> perfect = new ArrayList<>();
      ranking.add(new Judged(1, random.nextInt(5)));
      perfect.add(new Judged(1, 1));
      for (int i = 0; i < 10; i++) {
        int relevance = random.nextInt(2);
        ranking.add(new Judged(relevance, random.nextInt(5)));
        perfect.add(new Judged(relevance, relevance));
      }
      Stream.of(
              Ranking.auc(ranking),
              Ranking.reciprocalRank(ranking),
              Ranking.averagePrecision(ranking),
              Ranking.ndcgAt(5, ranking),
              Ranking.recallAt(5, ranking))
          .flatMapToDouble(value -> value.stream())
          .forEach(value -> assertTrue(value >= 0 && value <= 1, value + ": " + ranking));
      assertEquals(1, Ranking.auc(perfect).orElse(1), ROUNDING);
      assertEquals(1, Ranking.reciprocalRank(perfect).orElseThrow(), ROUNDING);
      assertEquals(1, Ranking.averagePrecision(perfect).orElseThrow(), ROUNDING);
      assertEquals(1, Ranking.ndcgAt(5, perfect).orElseThrow(), ROUNDING);
    });
  }

  @Test
  void correlationsAreSymmetricAndIgnoreScale() {
    rounds(random -> {
      double[] x = random.doubles(12).map(d -> Math.floor(d * 5)).toArray();
      double[] y = random.doubles(12).map(d -> Math.floor(d * 5)).toArray();
      double[] scaled = java.util.Arrays.stream(y).map(v -> 3 * v + 1).toArray();
      double rho = Correlation.spearman(x, y);
      assertTrue(rho >= -1 && rho <= 1);
      assertEquals(rho, Correlation.spearman(y, x), ROUNDING);
      assertEquals(rho, Correlation.spearman(x, scaled), ROUNDING);
      assertEquals(Correlation.pearson(x, y), Correlation.pearson(x, scaled), ROUNDING);
    });
  }

  private static List<LabelSets> documents(Random random) {
    List<LabelSets> documents = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      documents.add(new LabelSets(labels(random), labels(random)));
    }
    return documents;
  }

  private static Set<String> labels(Random random) {
    Set<String> labels = new HashSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      labels.add("l" + random.nextInt(5));
    }
    return labels;
  }

  private static void rounds(Consumer<Random> round) {
    for (int i = 0; i < 300; i++) {
      try {
        round.accept(new Random(SEED + i));
      } catch (AssertionError e) {
        throw new AssertionError("with seed " + (SEED + i) + ": " + e.getMessage(), e);
      }
    }
  }
}
