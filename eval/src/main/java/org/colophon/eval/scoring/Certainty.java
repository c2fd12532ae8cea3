package org.colophon.eval.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.colophon.eval.metrics.Calibration;
import org.colophon.eval.metrics.Forecast;

/// The calibration of the first label of each document, where its scores are probabilities.
final class Certainty {
  private static final int BINS = 10;

  private final List<Forecast> forecasts;

  private Certainty(List<Forecast> forecasts) {
    this.forecasts = forecasts;
  }

  /// Of each document's highest label: is it gold? Scores that are no probabilities give none.
  static Certainty ofFirstLabels(List<ScoredExample.Labels> outcomes) {
    List<Forecast> forecasts = new ArrayList<>();
    for (ScoredExample.Labels outcome : outcomes) {
      if (outcome.scores().values().stream().anyMatch(p -> !(p >= 0 && p <= 1))
          || outcome.scores().isEmpty()) {
        return new Certainty(List.of());
      }
      String first = outcome.ranked().getFirst();
      forecasts.add(
          new Forecast(outcome.scores().getOrDefault(first, 0.0), outcome.gold().contains(first)));
    }
    return new Certainty(forecasts);
  }

  /// Adds `ece`, `brier` and `brier_skill` where there are probabilities.
  void addTo(Map<String, Double> figures, int[] documents) {
    if (!forecasts.isEmpty()) {
      List<Forecast> selected = Arrays.stream(documents).mapToObj(forecasts::get).toList();
      figures.put("ece", Calibration.ece(selected, BINS));
      figures.put("brier", Calibration.brier(selected));
      figures.put("brier_skill", Calibration.brierSkill(selected));
    }
  }
}
