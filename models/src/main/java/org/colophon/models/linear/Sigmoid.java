package org.colophon.models.linear;

/// A map from margin to probability: `1 / (1 + exp(slope · margin + offset))`.
record Sigmoid(double slope, double offset) {
  private static final int MOST_STEPS = 100;
  private static final double RIDGE = 1e-12;
  private static final double SMALLEST_STEP = 1e-10;
  private static final double SMALL_GRADIENT = 1e-5;

  double probability(double margin) {
    double exponent = slope * margin + offset;
    return exponent >= 0
        ? Math.exp(-exponent) / (1 + Math.exp(-exponent))
        : 1 / (1 + Math.exp(exponent));
  }

  /// Platt's method by Newton's with backtracking (Lin, Lin and Weng, "A note on Platt's
  /// probabilistic outputs for support vector machines", 2007). Targets are smoothed, so that few
  /// examples give no certainty.
  ///
  /// @param margins of examples that were not trained on
  /// @param positive whether each example has the label
  static Sigmoid fit(double[] margins, boolean[] positive) {
    int positives = 0;
    for (boolean yes : positive) {
      positives += yes ? 1 : 0;
    }
    int negatives = positive.length - positives;
    double high = (positives + 1.0) / (positives + 2.0);
    double low = 1 / (negatives + 2.0);
    double[] targets = new double[margins.length];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = positive[i] ? high : low;
    }
    Sigmoid current = new Sigmoid(0, Math.log((negatives + 1.0) / (positives + 1.0)));
    for (int step = 0; step < MOST_STEPS; step++) {
      Sigmoid next = current.improved(margins, targets);
      if (next.equals(current)) {
        break;
      }
      current = next;
    }
    return current;
  }

  /// One step of Newton's method; the same sigmoid when there is nothing to gain.
  private Sigmoid improved(double[] margins, double[] targets) {
    double h11 = RIDGE;
    double h22 = RIDGE;
    double h21 = 0;
    double g1 = 0;
    double g2 = 0;
    for (int i = 0; i < margins.length; i++) {
      double p = probability(margins[i]);
      double curvature = p * (1 - p);
      double error = targets[i] - p;
      h11 += margins[i] * margins[i] * curvature;
      h22 += curvature;
      h21 += margins[i] * curvature;
      g1 += margins[i] * error;
      g2 += error;
    }
    if (Math.abs(g1) < SMALL_GRADIENT && Math.abs(g2) < SMALL_GRADIENT) {
      return this;
    }
    double determinant = h11 * h22 - h21 * h21;
    double towardsSlope = -(h22 * g1 - h21 * g2) / determinant;
    double towardsOffset = -(h11 * g2 - h21 * g1) / determinant;
    double descent = g1 * towardsSlope + g2 * towardsOffset;
    double before = loss(margins, targets);
    for (double step = 1; step >= SMALLEST_STEP; step /= 2) {
      Sigmoid next = new Sigmoid(slope + step * towardsSlope, offset + step * towardsOffset);
      if (next.loss(margins, targets) < before + 1e-4 * step * descent) {
        return next;
      }
    }
    return this;
  }

  private double loss(double[] margins, double[] targets) {
    double loss = 0;
    for (int i = 0; i < margins.length; i++) {
      double exponent = slope * margins[i] + offset;
      loss +=
          exponent >= 0
              ? targets[i] * exponent + Math.log1p(Math.exp(-exponent))
              : (targets[i] - 1) * exponent + Math.log1p(Math.exp(exponent));
    }
    return loss;
  }
}
