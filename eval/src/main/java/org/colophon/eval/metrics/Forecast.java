package org.colophon.eval.metrics;

/// A claimed probability and whether the claim came true.
public record Forecast(double probability, boolean right) {
  public Forecast {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("a probability is in [0, 1], got " + probability);
    }
  }
}
