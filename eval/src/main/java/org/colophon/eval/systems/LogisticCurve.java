package org.colophon.eval.systems;

import java.util.List;

/// A calibration from a score to a probability: `1 / (1 + exp(-(slope · score + offset)))`, fitted
/// by Newton's method on standardised scores (J. Platt, *Probabilistic Outputs for Support Vector
/// Machines*, 1999).
record LogisticCurve(double slope, double offset) {
  private static final int STEPS = 50;
  private static final double RIDGE = 1e-6;

  /// A score, and whether it was right.
  record Point(double score, boolean right) {}

  double probability(double score) {
    return 1 / (1 + Math.exp(-(slope * score + offset)));
  }

  static LogisticCurve fit(List<Point> points) {
    double mean = points.stream().mapToDouble(Point::score).average().orElse(0);
    double variance =
        points.stream().mapToDouble(p -> Math.pow(p.score() - mean, 2)).average().orElse(1);
    double scale = Math.sqrt(Math.max(variance, 1e-12));
    LogisticCurve standard = new LogisticCurve(0, 0);
    for (int step = 0; step < STEPS; step++) {
      standard = standard.step(points, mean, scale);
    }
    return new LogisticCurve(
        standard.slope() / scale, standard.offset() - standard.slope() * mean / scale);
  }

  private LogisticCurve step(List<Point> points, double mean, double scale) {
    double g0 = 0;
    double g1 = 0;
    double h00 = RIDGE;
    double h01 = 0;
    double h11 = RIDGE;
    for (Point point : points) {
      double x = (point.score() - mean) / scale;
      double p = probability(x);
      double error = (point.right() ? 1 : 0) - p;
      double curvature = p * (1 - p);
      g0 += error;
      g1 += error * x;
      h00 += curvature;
      h01 += curvature * x;
      h11 += curvature * x * x;
    }
    double determinant = h00 * h11 - h01 * h01;
    double up = (h00 * g1 - h01 * g0) / determinant;
    double across = (h11 * g0 - h01 * g1) / determinant;
    double limit = Math.max(1, Math.max(Math.abs(up), Math.abs(across)) / 2);
    return new LogisticCurve(slope + up / limit, offset + across / limit);
  }
}
