package org.colophon.experience;

import org.jspecify.annotations.Nullable;

/// The sums over the sessions of one arm of an experiment. Nothing of a single session can be read
/// from them.
///
/// @param covariate of the sessions whose covariate is known
public record ArmSums(long sessions, long conversions, Weighted weighted, CovariateSums covariate) {
  /// Nothing counted yet.
  public static final ArmSums NONE = of(0, 0);

  public ArmSums {
    if (sessions < 0 || conversions < 0) {
      throw new IllegalArgumentException(
          "counts are not negative, got " + sessions + " and " + conversions);
    }
  }

  /// The sums of weights. A session weighs the stated share of its variant divided by the
  /// probability that it was drawn with: 1 unless variants are chosen adaptively.
  ///
  /// @param squares of the weights
  /// @param conversions the weights of the sessions that converted
  public record Weighted(double sum, double squares, double conversions) {}

  /// The weighted sums of a covariate x and the conversion y.
  ///
  /// @param sessions the weights of the sessions whose x is known
  /// @param conversions of y over them
  /// @param sum of x
  /// @param squares of x²
  /// @param products of x times y
  public record CovariateSums(
      double sessions, double conversions, double sum, double squares, double products) {
    static final CovariateSums NONE = new CovariateSums(0, 0, 0, 0, 0);
  }

  /// The sums of sessions that all weigh 1, without a covariate.
  public static ArmSums of(long sessions, long conversions) {
    return new ArmSums(
        sessions, conversions, new Weighted(sessions, sessions, conversions), CovariateSums.NONE);
  }

  /// One session more.
  ///
  /// @param x the session's covariate; null when it is not known
  public static ArmSums session(double weight, @Nullable Double x) {
    return new ArmSums(
        1,
        0,
        new Weighted(weight, weight * weight, 0),
        x == null
            ? CovariateSums.NONE
            : new CovariateSums(weight, 0, weight * x, weight * x * x, 0));
  }

  /// One conversion more, of a session that was counted before.
  public static ArmSums conversion(double weight, @Nullable Double x) {
    return new ArmSums(
        0,
        1,
        new Weighted(0, 0, weight),
        x == null ? CovariateSums.NONE : new CovariateSums(0, weight, 0, 0, weight * x));
  }

  /// The sums of both.
  public ArmSums plus(ArmSums other) {
    Weighted w = other.weighted;
    CovariateSums c = other.covariate;
    return new ArmSums(
        sessions + other.sessions,
        conversions + other.conversions,
        new Weighted(
            weighted.sum + w.sum,
            weighted.squares + w.squares,
            weighted.conversions + w.conversions),
        new CovariateSums(
            covariate.sessions + c.sessions,
            covariate.conversions + c.conversions,
            covariate.sum + c.sum,
            covariate.squares + c.squares,
            covariate.products + c.products));
  }

  /// The share of sessions that converted, by weight; 0 when there is none.
  public double rate() {
    return weighted.sum == 0 ? 0 : weighted.conversions / weighted.sum;
  }
}
