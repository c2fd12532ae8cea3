package org.colophon.models.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticCalibrationTest {
  private static final long SEED = 11;

  @Test
  void findsTheCurveThatDrewTheExamples() {
    Logistic truth = new Logistic(-0.5, List.of(2.0));
    Random random = new Random(SEED);
    double[] margins = new double[20_000];
    boolean[] positive = new boolean[margins.length];
    for (int i = 0; i < margins.length; i++) {
      margins[i] = random.nextGaussian();
      positive[i] = random.nextDouble() < truth.probability(margins[i]);
    }
    Logistic fitted = Logistic.calibrate(margins, positive);

    assertEquals(2, fitted.weights().getFirst(), 0.1, "seed " + SEED);
    assertEquals(-0.5, fitted.intercept(), 0.1, "seed " + SEED);
  }

  @Test
  void isNeverCertainHoweverCleanTheExamples() {
    Logistic fitted =
        Logistic.calibrate(new double[] {-2, -1, 1, 2}, new boolean[] {false, false, true, true});

    assertTrue(fitted.probability(2) < 1 && fitted.probability(2) > 0.5);
    assertTrue(fitted.probability(-2) > 0 && fitted.probability(-2) < 0.5);
  }

  @Test
  void saysTheShareWhereMarginsSayNothing() {
    Logistic fitted = Logistic.calibrate(new double[4], new boolean[] {true, false, false, false});

    assertTrue(fitted.probability(0) > 0.2 && fitted.probability(0) < 0.45);
    assertEquals(fitted.probability(0), fitted.probability(0), 0);
  }

  @Test
  void staysWithinBoundsFarOut() {
    Logistic steep = new Logistic(0, List.of(1_000.0));

    assertEquals(1, steep.probability(1_000), 0);
    assertEquals(0, steep.probability(-1_000), 0);
  }

  @Test
  void convergesOnSeparatedScores() {
    double[] scores = new double[2_000];
    boolean[] positive = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      positive[i] = i % 2 == 0;
      scores[i] = positive[i] ? 40 + i % 7 : -40 - i % 5;
    }
    Logistic fitted = Logistic.calibrate(scores, positive);

    assertEquals(1_001.0 / 1_002, fitted.probability(43), 1e-3);
    assertEquals(1.0 / 1_002, fitted.probability(-42), 1e-3);
  }
}
