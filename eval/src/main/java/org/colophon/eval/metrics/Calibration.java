package org.colophon.eval.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Measures of calibration: whether "90 % sure" is right nine times in ten.
///
/// Sources: G. Brier, *Verification of forecasts expressed in terms of probability*, 1950; M.
/// Naeini, G. Cooper, M. Hauskrecht, *Obtaining Well Calibrated Probabilities Using Bayesian
/// Binning*, 2015 (ECE with bins of equal width).
public final class Calibration {
  private Calibration() {}

  /// One bar of the reliability diagram: forecasts with a probability in `[from, to)`, in the last
  /// bin `[from, to]`.
  ///
  /// @param claimed mean probability of the forecasts in the bin, 0 in an empty one
  /// @param observed share of them that was right, 0 in an empty one
  public record Bin(double from, double to, int size, double claimed, double observed) {}

  /// A point of the precision–recall curve: precision and recall when all forecasts at or above the
  /// threshold are shown.
  public record Point(double threshold, double precision, double recall) {}

  /// The reliability curve over `bins` bins of equal width, empty ones included.
  public static List<Bin> reliability(List<Forecast> forecasts, int bins) {
    int[] size = new int[bins];
    double[] claimed = new double[bins];
    int[] right = new int[bins];
    for (Forecast forecast : forecasts) {
      int bin = Math.min(bins - 1, (int) (forecast.probability() * bins));
      size[bin]++;
      claimed[bin] += forecast.probability();
      right[bin] += forecast.right() ? 1 : 0;
    }
    List<Bin> curve = new ArrayList<>();
    for (int i = 0; i < bins; i++) {
      double count = Math.max(1, size[i]);
      curve.add(
          new Bin(
              (double) i / bins, (i + 1.0) / bins, size[i], claimed[i] / count, right[i] / count));
    }
    return curve;
  }

  /// Expected calibration error: mean distance of claimed and observed over the bins, weighted by
  /// their size; 0 for no forecasts.
  public static double ece(List<Forecast> forecasts, int bins) {
    double sum = 0;
    for (Bin bin : reliability(forecasts, bins)) {
      sum += bin.size() * Math.abs(bin.claimed() - bin.observed());
    }
    return forecasts.isEmpty() ? 0 : sum / forecasts.size();
  }

  /// Mean squared distance of probability and truth (1 or 0); 0 for no forecasts. Lower is better.
  public static double brier(List<Forecast> forecasts) {
    return forecasts.stream().mapToDouble(Calibration::squaredError).average().orElse(0);
  }

  /// `1 - brier / brier of the base rate`: above 0 the forecasts say more than their own average; 0
  /// where all came out alike (then there is nothing to beat).
  public static double brierSkill(List<Forecast> forecasts) {
    double base = forecasts.stream().mapToInt(f -> f.right() ? 1 : 0).average().orElse(0);
    double reference = base * (1 - base);
    return reference == 0 ? 0 : 1 - brier(forecasts) / reference;
  }

  /// The precision–recall curve from the highest threshold to the lowest, one point per distinct
  /// probability; empty where nothing is right.
  public static List<Point> precisionRecall(List<Forecast> forecasts) {
    List<Forecast> sorted =
        forecasts.stream()
            .sorted(Comparator.comparingDouble(Forecast::probability).reversed())
            .toList();
    long all = sorted.stream().filter(Forecast::right).count();
    List<Point> curve = new ArrayList<>();
    int right = 0;
    for (int i = 0; i < sorted.size() && all > 0; i++) {
      right += sorted.get(i).right() ? 1 : 0;
      double here = sorted.get(i).probability();
      if (i + 1 == sorted.size() || sorted.get(i + 1).probability() != here) {
        curve.add(new Point(here, right / (i + 1.0), (double) right / all));
      }
    }
    return curve;
  }

  /// Share of right ones among the forecasts at or above the threshold: what a promised precision
  /// is held against. 0 where none reaches it.
  public static double precisionFrom(double threshold, List<Forecast> forecasts) {
    return forecasts.stream()
        .filter(f -> f.probability() >= threshold)
        .mapToInt(f -> f.right() ? 1 : 0)
        .average()
        .orElse(0);
  }

  private static double squaredError(Forecast forecast) {
    double error = forecast.probability() - (forecast.right() ? 1 : 0);
    return error * error;
  }
}
