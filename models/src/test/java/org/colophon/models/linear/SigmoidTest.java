package org.colophon.models.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SigmoidTest {
  private static final long SEED = 11;

  @Test
  void findsTheSigmoidThatDrewTheExamples() {
    Sigmoid truth = new Sigmoid(-2, 0.5);
    Random random = new Random(SEED);
    double[] margins = new double[20_000];
    boolean[] positive = new boolean[margins.length];
    for (int i = 0; i < margins.length; i++) {
      margins[i] = random.nextGaussian();
      positive[i] = random.nextDouble() < truth.probability(margins[i]);
    }
    Sigmoid fitted = Sigmoid.fit(margins, positive);

    assertEquals(-2, fitted.slope(), 0.1, "seed " + SEED);
    assertEquals(0.5, fitted.offset(), 0.1, "seed " + SEED);
  }

  @Test
  void isNeverCertainHoweverCleanTheExamples() {
    Sigmoid fitted =
        Sigmoid.fit(new double[] {-2, -1, 1, 2}, new boolean[] {false, false, true, true});

    assertTrue(fitted.probability(2) < 1 && fitted.probability(2) > 0.5);
    assertTrue(fitted.probability(-2) > 0 && fitted.probability(-2) < 0.5);
  }

  @Test
  void saysTheShareWhereMarginsSayNothing() {
    Sigmoid fitted = Sigmoid.fit(new double[4], new boolean[] {true, false, false, false});

    assertTrue(fitted.probability(0) > 0.2 && fitted.probability(0) < 0.45);
    assertEquals(fitted.probability(0), fitted.probability(0), 0);
  }

  @Test
  void staysWithinBoundsFarOut() {
    Sigmoid steep = new Sigmoid(-1_000, 0);

    assertEquals(1, steep.probability(1_000), 0);
    assertEquals(0, steep.probability(-1_000), 0);
  }
}
