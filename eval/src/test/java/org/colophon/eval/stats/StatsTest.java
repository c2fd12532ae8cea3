package org.colophon.eval.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StatsTest {
  @Test
  void intervalOfAMeanIsAboutTwoStandardErrorsWide() {
    double[] values = new Random(1).doubles(400).map(d -> d < 0.8 ? 1 : 0).toArray();
    Interval accuracy =
        new Bootstrap(2000, 5).intervals(values.length, mean(values)).getOrDefault("mean", NONE);
    double expected = Math.sqrt(accuracy.value() * (1 - accuracy.value()) / values.length);
    assertEquals(expected, accuracy.standardError(), expected * 0.1);
    assertTrue(accuracy.low() < accuracy.value() && accuracy.value() < accuracy.high());
  }

  @Test
  void sameSeedGivesTheSameInterval() {
    double[] values = new Random(2).doubles(50).toArray();
    assertEquals(
        new Bootstrap(200, 9).intervals(50, mean(values)),
        new Bootstrap(200, 9).intervals(50, mean(values)));
  }

  @Test
  void withoutDocumentsTheValueIsItsOwnInterval() {
    assertEquals(
        Map.of("mean", new Interval(0, 0, 0)),
        new Bootstrap(10, 1).intervals(0, mean(new double[0])));
    assertThrows(IllegalArgumentException.class, () -> new Bootstrap(0, 1));
  }

  @Test
  void findsARealGainAndItsSize() {
    double[] both = new double[600];
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      both[i] = random.nextInt(10) < 6 ? 1 : 0;
      both[300 + i] = random.nextInt(10) < 8 ? 1 : 0;
    }
    Difference gain = new PairedTest(1000, 4).compare(300, mean(both)).getOrDefault("mean", NO);
    assertTrue(gain.significant(), gain.toString());
    assertEquals(0.2, gain.gain().value(), 0.06);
    assertTrue(gain.detectable() > 0.05 && gain.detectable() < 0.15, gain.toString());
  }

  @Test
  void callsEqualRunsEqual() {
    double[] both = new double[200];
    for (int i = 0; i < 100; i++) {
      both[i] = i % 3 == 0 ? 1 : 0;
      both[100 + i] = both[i];
    }
    Difference none = new PairedTest(500, 4).compare(100, mean(both)).getOrDefault("mean", NO);
    assertEquals(1, none.p());
    assertEquals(0, none.gain().value());
    assertFalse(none.significant());
  }

  @Test
  void falseAlarmsAreAsRareAsPromised() {
    int alarms = 0;
    for (int trial = 0; trial < 200; trial++) {
      double[] both = new Random(100 + trial).doubles(80).toArray();
      Difference luck = new PairedTest(199, trial).compare(40, mean(both)).getOrDefault("mean", NO);
      alarms += luck.p() < 0.05 ? 1 : 0;
    }
    assertTrue(alarms <= 20, alarms + " of 200 at the 5 % level");
  }

  @Test
  void holmMultipliesStepByStep() {
    List<Double> adjusted = Holm.adjust(List.of(0.01, 0.04, 0.03, 0.005));
    assertEquals(0.03, adjusted.get(0), 1e-12);
    assertEquals(0.06, adjusted.get(1), 1e-12);
    assertEquals(0.06, adjusted.get(2), 1e-12);
    assertEquals(0.02, adjusted.get(3), 1e-12);
    assertEquals(List.of(1.0), Holm.adjust(List.of(1.0)));
    assertEquals(List.of(), Holm.adjust(List.of()));
  }

  @Test
  void aWiderIntervalDetectsLess() {
    assertEquals(
        (1.959964 + 0.841621) * Math.sqrt(2) * 0.01,
        PairedTest.detectable(new Interval(0.5, 0.5 - 0.0196, 0.5 + 0.0196)),
        1e-9);
  }

  private static final Interval NONE = new Interval(0, 0, 0);
  private static final Difference NO = new Difference(NONE, 0, 0, 0);

  private static Statistic mean(double[] values) {
    return selection ->
        Map.of("mean", Arrays.stream(selection).mapToDouble(i -> values[i]).average().orElse(0));
  }
}
