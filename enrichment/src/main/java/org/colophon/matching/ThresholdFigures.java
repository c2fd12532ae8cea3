package org.colophon.matching;

import java.util.List;
import java.util.stream.IntStream;
import org.colophon.matching.MatchComparison.Figures;
import org.colophon.matching.MatchTrainer.Forecast;

/// The figures of a trained model at one threshold.
///
/// @param threshold from which a segment would be suggested, in (0, 1)
public record ThresholdFigures(double threshold, Figures figures) {
  private static final int STEPS = 20;

  /// The thresholds 0.05, 0.10 to 0.95.
  ///
  /// @param heldOut the model's answers to decisions whose items it was not trained on
  public static List<ThresholdFigures> of(List<Forecast> heldOut) {
    return IntStream.range(1, STEPS).mapToObj(step -> at((double) step / STEPS, heldOut)).toList();
  }

  private static ThresholdFigures at(double threshold, List<Forecast> heldOut) {
    List<Boolean> suggested = heldOut.stream().map(f -> f.probability() >= threshold).toList();
    return new ThresholdFigures(threshold, Figures.of(heldOut, suggested));
  }
}
