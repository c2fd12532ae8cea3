package org.colophon.eval.stats;

/// A measured value with its 95 % confidence interval over documents.
///
/// @param low lower end of the 95 % interval, inclusive
/// @param high upper end, inclusive
public record Interval(double value, double low, double high) {
  /// Half of the interval's width divided by 1.96: the standard error that a normal distribution of
  /// this width would have.
  public double standardError() {
    return (high - low) / 2 / 1.96;
  }
}
