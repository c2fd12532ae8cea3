package org.colophon.eval.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.colophon.eval.metrics.Promises.Shown;
import org.colophon.eval.metrics.Promises.Window;
import org.junit.jupiter.api.Test;

/// Correlation, calibration, speed and the product's own promises.
class NumbersTest {
  private static final double EXACT = 1e-12;

  @Test
  void sharesRanksAmongTies() {
    assertArrayEquals(
        new double[] {2.5, 1, 2.5, 4}, Correlation.ranks(new double[] {5, 2, 5, 9}), EXACT);
  }

  @Test
  void correlatesAsWorkedByHand() {
    double[] x = {1, 2, 3, 4, 5};
    double[] y = {2, 1, 4, 3, 5};
    assertEquals(0.8, Correlation.spearman(x, y), EXACT);
    assertEquals(0.8, Correlation.pearson(x, y), EXACT);
    assertEquals(1, Correlation.spearman(x, new double[] {1, 8, 27, 64, 125}), EXACT);
    assertEquals(-1, Correlation.pearson(x, new double[] {5, 4, 3, 2, 1}), EXACT);
    // ranks 1.5 1.5 3 and 1 2 3: 1.5 / sqrt(1.5 * 2)
    assertEquals(
        1.5 / Math.sqrt(3),
        Correlation.spearman(new double[] {7, 7, 9}, new double[] {1, 2, 3}),
        EXACT);
  }

  @Test
  void aConstantSeriesCorrelatesWithNothing() {
    assertEquals(0, Correlation.spearman(new double[] {1, 1}, new double[] {1, 2}));
    assertEquals(0, Correlation.pearson(new double[0], new double[0]));
    assertThrows(
        IllegalArgumentException.class, () -> Correlation.pearson(new double[1], new double[2]));
  }

  @Test
  void calibrationErrorIsTheDistanceWithinBins() {
    List<Forecast> forecasts =
        List.of(
            new Forecast(0.95, true),
            new Forecast(1.0, true),
            new Forecast(0.93, false),
            new Forecast(0.15, false));
    double claimed = (0.95 + 1.0 + 0.93) / 3;
    assertEquals(
        (3 * Math.abs(claimed - 2 / 3.0) + 0.15) / 4, Calibration.ece(forecasts, 10), EXACT);
    assertEquals(
        (0.05 * 0.05 + 0 + 0.93 * 0.93 + 0.15 * 0.15) / 4, Calibration.brier(forecasts), EXACT);
    assertEquals(2 / 3.0, Calibration.precisionFrom(0.9, forecasts), EXACT);
    assertEquals(0, Calibration.precisionFrom(1.1, forecasts), EXACT);
    assertEquals(3, Calibration.reliability(forecasts, 10).getLast().size());
    assertThrows(IllegalArgumentException.class, () -> new Forecast(1.2, true));
  }

  @Test
  void brierSkillIsZeroForTheBaseRateAndOneForCertainty() {
    List<Forecast> base = List.of(new Forecast(0.5, true), new Forecast(0.5, false));
    List<Forecast> certain = List.of(new Forecast(1, true), new Forecast(0, false));
    assertEquals(0, Calibration.brierSkill(base), EXACT);
    assertEquals(1, Calibration.brierSkill(certain), EXACT);
    assertEquals(0, Calibration.brierSkill(List.of(new Forecast(0.7, true))), EXACT);
    assertEquals(0, Calibration.ece(List.of(), 10));
  }

  @Test
  void drawsPrecisionAndRecallOncePerThreshold() {
    List<Forecast> forecasts =
        List.of(
            new Forecast(0.9, true),
            new Forecast(0.5, true),
            new Forecast(0.5, false),
            new Forecast(0.1, false));
    assertEquals(
        List.of(
            new Calibration.Point(0.9, 1, 0.5),
            new Calibration.Point(0.5, 2 / 3.0, 1),
            new Calibration.Point(0.1, 0.5, 1)),
        Calibration.precisionRecall(forecasts));
    assertEquals(List.of(), Calibration.precisionRecall(List.of(new Forecast(0.9, false))));
  }

  @Test
  void percentilesAreTimesThatOccurred() {
    List<Duration> times =
        IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList().reversed();
    Efficiency efficiency = Efficiency.of(times);
    assertEquals(Duration.ofMillis(50), efficiency.p50());
    assertEquals(Duration.ofMillis(95), efficiency.p95());
    assertEquals(100 / 5.05, efficiency.itemsPerSecond(), EXACT);
    assertEquals(0, Efficiency.of(List.of()).itemsPerSecond());
  }

  @Test
  void leaksAreWhatWasShownOutsideItsTime() {
    Instant noon = Instant.parse("2026-01-01T12:00:00Z");
    Map<String, List<Window>> allowed =
        Map.of(
            "a", List.of(new Window(noon, noon.plusSeconds(60))),
            "b", List.of(new Window(noon, null)));
    List<Shown> shown =
        List.of(
            new Shown("a", noon),
            new Shown("a", noon.plusSeconds(60)),
            new Shown("b", noon.plusSeconds(1_000_000)),
            new Shown("c", noon));
    assertEquals(0.5, Promises.staleLeakRate(shown, allowed), EXACT);
    assertEquals(0, Promises.staleLeakRate(List.of(), allowed), EXACT);
    assertEquals(0.75, Promises.share(List.of(true, true, false, true)), EXACT);
  }
}
