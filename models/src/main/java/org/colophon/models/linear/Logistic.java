package org.colophon.models.linear;

import java.util.ArrayList;
import java.util.List;

/// A logistic regression model: `1 / (1 + exp(-(intercept + Σ weight · feature)))`.
public record Logistic(double intercept, List<Double> weights) {
  private static final int MOST_STEPS = 30;
  private static final int MOST_HALVINGS = 40;
  private static final double SMALL_STEP = 1e-8;
  private static final double PLATT_RIDGE = 1e-9;

  /// A feature that hardly varies among the examples must not decide where it does.
  private static final double LEAST_DEVIATION = 0.02;

  public Logistic {
    weights = List.copyOf(weights);
  }

  /// The probability that something with these features is right.
  public double probability(double... features) {
    return 1 / (1 + Math.exp(-logit(features)));
  }

  /// The log-odds of [#probability]: rises with it, over all numbers.
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

  /// Logistic regression by Newton's method. Features are standardised to mean 0 and deviation 1
  /// first, so that the ridge weighs on all alike.
  ///
  /// @param features of each example, all of the same number
  /// @param ridge how strongly weights are held near 0; above 0, so that there is always a solution
  public static Logistic fit(List<double[]> features, List<Boolean> right, double ridge) {
    if (features.isEmpty() || features.size() != right.size() || !(ridge > 0)) {
      throw new IllegalArgumentException(
          "fits on examples with a ridge above 0, got " + features.size() + " and " + ridge);
    }
    return fit(
        new Examples() {
          @Override
          public int size() {
            return features.size();
          }

          @Override
          public double[] features(int example) {
            return features.get(example);
          }

          @Override
          public double target(int example) {
            return right.get(example) ? 1 : 0;
          }
        },
        ridge);
  }

  /// Platt's calibration of one score (J. Platt, *Probabilistic Outputs for Support Vector
  /// Machines*, 1999). Targets are smoothed, so that few examples give no certainty.
  ///
  /// @param scores of examples that were not trained on
  /// @param positive whether each example has the label
  public static Logistic calibrate(double[] scores, boolean[] positive) {
    int positives = 0;
    for (boolean yes : positive) {
      positives += yes ? 1 : 0;
    }
    double high = (positives + 1.0) / (positives + 2.0);
    double low = 1 / (positive.length - positives + 2.0);
    double[] feature = new double[1];
    return fit(
        new Examples() {
          @Override
          public int size() {
            return scores.length;
          }

          @Override
          public double[] features(int example) {
            feature[0] = scores[example];
            return feature;
          }

          @Override
          public double target(int example) {
            return positive[example] ? high : low;
          }
        },
        PLATT_RIDGE);
  }

  /// The examples of a fit.
  private interface Examples {
    int size();

    /// The features of an example; the array may be reused by the next call.
    double[] features(int example);

    /// The probability to fit, in [0, 1].
    double target(int example);
  }

  private static Logistic fit(Examples examples, double ridge) {
    Scale scale = Scale.of(examples);
    double[] weights = new double[scale.mean.length + 1]; // the last one is the intercept
    double loss = loss(examples, ridge, scale, weights);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] change = step(examples, ridge, scale, weights);
      double largest = 0;
      for (double one : change) {
        largest = Math.max(largest, Math.abs(one));
      }
      double shrink = Math.min(1, 2 / Math.max(largest, 1e-300));
      double[] next = moved(weights, change, shrink);
      double nextLoss = loss(examples, ridge, scale, next);
      for (int i = 0; i < MOST_HALVINGS && nextLoss > loss * (1 + 1e-12); i++) {
        shrink /= 2;
        next = moved(weights, change, shrink);
        nextLoss = loss(examples, ridge, scale, next);
      }
      weights = next;
      loss = nextLoss;
      if (largest < SMALL_STEP) {
        break;
      }
    }
    return scale.unscaled(weights);
  }

  private static double[] moved(double[] weights, double[] change, double share) {
    double[] moved = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      moved[i] = weights[i] + share * change[i];
    }
    return moved;
  }

  /// The penalised negative log-likelihood.
  private static double loss(Examples examples, double ridge, Scale scale, double[] weights) {
    double loss = 0;
    for (int i = 0; i + 1 < weights.length; i++) {
      loss += ridge * weights[i] * weights[i] / 2;
    }
    double[] x = new double[weights.length];
    x[weights.length - 1] = 1;
    for (int example = 0; example < examples.size(); example++) {
      scale.apply(examples.features(example), x);
      double sum = sum(weights, x);
      // log(1 + exp(sum)) - target * sum, without overflow
      loss += Math.max(sum, 0) + Math.log1p(Math.exp(-Math.abs(sum)));
      loss -= examples.target(example) * sum;
    }
    return loss;
  }

  private static double sum(double[] weights, double[] x) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * x[i];
    }
    return sum;
  }

  private static double[] step(Examples examples, double ridge, Scale scale, double[] weights) {
    int size = weights.length;
    double[][] curvature = new double[size][size];
    double[] gradient = new double[size];
    for (int i = 0; i < size; i++) {
      curvature[i][i] = i + 1 < size ? ridge : 1e-9;
      gradient[i] = i + 1 < size ? -ridge * weights[i] : 0;
    }
    double[] x = new double[size];
    x[size - 1] = 1;
    for (int example = 0; example < examples.size(); example++) {
      scale.apply(examples.features(example), x);
      double p = 1 / (1 + Math.exp(-sum(weights, x)));
      double error = examples.target(example) - p;
      for (int i = 0; i < size; i++) {
        gradient[i] += error * x[i];
        double curved = p * (1 - p) * x[i];
        for (int j = 0; j <= i; j++) {
          curvature[i][j] += curved * x[j];
        }
      }
    }
    return SymmetricSystem.of(curvature).solve(gradient);
  }

  /// The mean and standard deviation of each feature.
  private static final class Scale {
    private final double[] mean;
    private final double[] deviation;

    private Scale(double[] mean, double[] deviation) {
      this.mean = mean;
      this.deviation = deviation;
    }

    static Scale of(Examples examples) {
      int size = examples.features(0).length;
      double[] mean = new double[size];
      double[] deviation = new double[size];
      for (int example = 0; example < examples.size(); example++) {
        double[] one = examples.features(example);
        for (int i = 0; i < size; i++) {
          mean[i] += one[i] / examples.size();
        }
      }
      for (int example = 0; example < examples.size(); example++) {
        double[] one = examples.features(example);
        for (int i = 0; i < size; i++) {
          deviation[i] += (one[i] - mean[i]) * (one[i] - mean[i]) / examples.size();
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
