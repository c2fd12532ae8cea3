package org.colophon.models.linear;

/// The training settings of a linear classifier.
///
/// @param cost what a wrongly classified example costs (C of the support vector machine)
/// @param calibrationFolds 0: scores are margins; 2 or more: scores are probabilities, fitted on
///   folds that were held out (training takes that many times longer, and once more)
/// @param threads how many labels are trained at once; does not change the result
public record LinearSettings(
    Task task, FeatureSettings features, double cost, int calibrationFolds, int threads) {
  public LinearSettings {
    if (!(cost > 0) || !Double.isFinite(cost)) {
      throw new IllegalArgumentException("cost is above 0, got " + cost);
    }
    if (calibrationFolds < 0 || calibrationFolds == 1) {
      throw new IllegalArgumentException(
          "calibration takes 0 folds or at least 2, got " + calibrationFolds);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("training takes at least 1 thread, got " + threads);
    }
  }

  /// Standard features, cost 1, margins, two threads.
  public static LinearSettings of(Task task) {
    return new LinearSettings(task, FeatureSettings.STANDARD, 1, 0, 2);
  }

  public LinearSettings withFeatures(FeatureSettings other) {
    return new LinearSettings(task, other, cost, calibrationFolds, threads);
  }

  public LinearSettings withCost(double other) {
    return new LinearSettings(task, features, other, calibrationFolds, threads);
  }

  public LinearSettings withCalibrationFolds(int folds) {
    return new LinearSettings(task, features, cost, folds, threads);
  }

  public LinearSettings withThreads(int count) {
    return new LinearSettings(task, features, cost, calibrationFolds, count);
  }

  /// The kind of classification: any number of labels per text, or exactly one.
  public enum Task {
    /// Each label is decided alone.
    MULTI_LABEL,
    /// Calibrated scores sum to one.
    SINGLE_LABEL
  }
}
