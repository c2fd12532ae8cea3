package org.colophon.models.linear;

import java.util.ArrayList;
import java.util.List;

/// A logistic regression model: `1 / (1 + exp(-(intercept + Σ weight · feature)))`.
public record Logistic(double intercept, List<Double> weights) {
  private static final int MOST_STEPS = 30;
  private static final double SMALL_STEP = 1e-8;

  /// A sign that hardly varies among the examples must not decide where it does.
  private static final double LEAST_DEVIATION = 0.02;

  public Logistic {
    weights = List.copyOf(weights);
  }

  /// The probability that something with these signs is right.
  public double probability(double... features) {
    return 1 / (1 + Math.exp(-logit(features)));
  }

  /// What [#probability] makes a probability of: rises with it, over all numbers.
  public double logit(double... features) {
    if (features.length != weights.size()) {
      throw new IllegalArgumentException(
          "expected " + weights.size() + " features, one per weight, got " + features.length);
    }
    double sum = intercept;
    for (int i = 0; i < features.length; i++) {
      sum += weights.get(i) * features[i];
    }
    return sum;
  }

  /// Logistic regression by Newton's method. Signs are brought to mean 0 and deviation 1 first, so
  /// that the ridge weighs on all alike.
  ///
  /// @param signs of each example, all of the same number
  /// @param ridge how strongly weights are held near 0; above 0, so that there is always a solution
  public static Logistic fit(List<double[]> features, List<Boolean> right, double ridge) {
    if (features.isEmpty() || features.size() != right.size() || !(ridge > 0)) {
      throw new IllegalArgumentException(
          "fits on examples with a ridge above 0, got " + features.size() + " and " + ridge);
    }
    Scale scale = Scale.of(features);
    double[] weights = new double[scale.mean.length + 1]; // the last one is the intercept
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] change = step(features, right, ridge, scale, weights);
      double largest = 0;
      for (int i = 0; i < weights.length; i++) {
        largest = Math.max(largest, Math.abs(change[i]));
      }
      double shrink = Math.min(1, 2 / Math.max(largest, 1e-300));
      for (int i = 0; i < weights.length; i++) {
        weights[i] += shrink * change[i];
      }
      if (largest < SMALL_STEP) {
        break;
      }
    }
    return scale.unscaled(weights);
  }

  private static double[] step(
      List<double[]> features, List<Boolean> right, double ridge, Scale scale, double[] weights) {
    int size = weights.length;
    double[][] system = new double[size][size + 1]; // curvature, and the gradient beside it
    for (int i = 0; i < size; i++) {
      system[i][i] = i + 1 < size ? ridge : 1e-9;
      system[i][size] = i + 1 < size ? -ridge * weights[i] : 0;
    }
    double[] x = new double[size];
    x[size - 1] = 1;
    for (int example = 0; example < right.size(); example++) {
      scale.apply(features.get(example), x);
      double sum = 0;
      for (int i = 0; i < size; i++) {
        sum += weights[i] * x[i];
      }
      double p = 1 / (1 + Math.exp(-sum));
      double error = (right.get(example) ? 1 : 0) - p;
      for (int i = 0; i < size; i++) {
        system[i][size] += error * x[i];
        double curved = p * (1 - p) * x[i];
        for (int j = 0; j <= i; j++) {
          system[i][j] += curved * x[j];
        }
      }
    }
    return solve(system);
  }

  /// Solves a symmetric, positive definite system of which the lower half is given, right-hand side
  /// in the last column.
  private static double[] solve(double[][] system) {
    int size = system.length;
    double[] result = new double[size];
    for (int i = 0; i < size; i++) { // Cholesky, then forward
      double sum = system[i][size];
      for (int j = 0; j <= i; j++) {
        double rest = system[i][j];
        for (int k = 0; k < j; k++) {
          rest -= system[i][k] * system[j][k];
        }
        system[i][j] = i == j ? Math.sqrt(Math.max(rest, 1e-12)) : rest / system[j][j];
        sum -= j < i ? system[i][j] * result[j] : 0;
      }
      result[i] = sum / system[i][i];
    }
    for (int i = size - 1; i >= 0; i--) { // and back
      for (int j = i + 1; j < size; j++) {
        result[i] -= system[j][i] * result[j];
      }
      result[i] /= system[i][i];
    }
    return result;
  }

  /// The mean and standard deviation of each feature.
  private static final class Scale {
    private final double[] mean;
    private final double[] deviation;

    private Scale(double[] mean, double[] deviation) {
      this.mean = mean;
      this.deviation = deviation;
    }

    static Scale of(List<double[]> features) {
      int size = features.getFirst().length;
      double[] mean = new double[size];
      double[] deviation = new double[size];
      for (double[] one : features) {
        for (int i = 0; i < size; i++) {
          mean[i] += one[i] / features.size();
        }
      }
      for (double[] one : features) {
        for (int i = 0; i < size; i++) {
          deviation[i] += (one[i] - mean[i]) * (one[i] - mean[i]) / features.size();
        }
      }
      for (int i = 0; i < size; i++) {
        deviation[i] = Math.max(Math.sqrt(deviation[i]), LEAST_DEVIATION);
      }
      return new Scale(mean, deviation);
    }

    void apply(double[] features, double[] target) {
      for (int i = 0; i < mean.length; i++) {
        target[i] = (features[i] - mean[i]) / deviation[i];
      }
    }

    Logistic unscaled(double[] weights) {
      List<Double> ours = new ArrayList<>();
      double intercept = weights[mean.length];
      for (int i = 0; i < mean.length; i++) {
        ours.add(weights[i] / deviation[i]);
        intercept -= weights[i] * mean[i] / deviation[i];
      }
      return new Logistic(intercept, ours);
    }
  }
}
