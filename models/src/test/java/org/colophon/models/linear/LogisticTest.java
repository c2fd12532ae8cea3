package org.colophon.models.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogisticTest {
  /// With one sign of two values the best curve meets both shares exactly.
  @Test
  void meetsTheSharesOfASignWithTwoValues() {
    List<double[]> features = new ArrayList<>(Collections.nCopies(4, new double[] {0}));
    features.addAll(Collections.nCopies(4, new double[] {2}));
    List<Boolean> right = List.of(true, false, false, false, true, true, true, false);

    Logistic curve = Logistic.fit(features, right, 1e-9);

    assertEquals(0.25, curve.probability(0), 1e-6);
    assertEquals(0.75, curve.probability(2), 1e-6);
    assertEquals(0, curve.logit(1), 1e-6);
    assertEquals(Math.log(3), curve.weights().getFirst(), 1e-6);
  }

  @Test
  void aSignThatSaysNothingGetsNoWeight() {
    List<double[]> features =
        List.of(new double[] {0, 5}, new double[] {1, 5}, new double[] {0, 5}, new double[] {1, 5});

    Logistic curve = Logistic.fit(features, List.of(false, true, true, true), 0.1);

    assertEquals(0, curve.weights().get(1), 1e-9);
  }

  @Test
  void staysFiniteWhereASignTellsAllApart() {
    List<double[]> features = List.of(new double[] {-1}, new double[] {1});

    Logistic curve = Logistic.fit(features, List.of(false, true), 1);

    // one half of weight² + 2 log(1 + exp(-weight)) is least where weight = 2 / (1 + exp(weight))
    double weight = curve.weights().getFirst();
    assertEquals(2 / (1 + Math.exp(weight)), weight, 1e-6);
    assertEquals(0, curve.intercept(), 1e-6);
  }

  @Test
  void refusesWhatDoesNotFitTogether() {
    Logistic curve = new Logistic(0, List.of(1.0));

    assertThrows(IllegalArgumentException.class, () -> curve.probability(1, 2));
    assertThrows(IllegalArgumentException.class, () -> Logistic.fit(List.of(), List.of(), 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> Logistic.fit(List.of(new double[] {1}), List.of(true), 0));
  }
}
