package org.colophon.eval.experiment;

/// The sessions of one arm of an experiment, and how many of them converted.
public record ArmCount(long sessions, long conversions) {
  /// Nothing counted yet.
  public static final ArmCount NONE = new ArmCount(0, 0);

  public ArmCount {
    if (conversions < 0 || conversions > sessions) {
      throw new IllegalArgumentException(
          "conversions are from 0 to the number of sessions, got " + conversions);
    }
  }

  /// The share of sessions that converted; 0 when there is none.
  public double rate() {
    return sessions == 0 ? 0 : (double) conversions / sessions;
  }

  /// The squared standard error of the rate, with one conversion and one other session added: an
  /// arm in which nothing happened yet is not certain.
  double squaredError() {
    double smoothed = (conversions + 1.0) / (sessions + 2.0);
    return smoothed * (1 - smoothed) / sessions;
  }

  /// Whether both answers came often enough for a normal approximation.
  boolean isLarge(long sessionsAtLeast, long eachAtLeast) {
    return sessions >= sessionsAtLeast
        && conversions >= eachAtLeast
        && sessions - conversions >= eachAtLeast;
  }
}
