package org.colophon.eval.experiment;

import org.colophon.experience.ArmSums;
import org.jspecify.annotations.Nullable;

/// The uplift of conversion by an experience, in points between 0 and 1, with a confidence
/// sequence: an interval that covers the true uplift at every look at once, so that nobody is
/// misled by looking often and stopping at a good moment.
///
/// It is the asymptotic confidence sequence of a normal mixture: I. Waudby-Smith, D. Arbour, R.
/// Sinha, E. H. Kennedy, A. Ramdas, "Time-uniform central limit theory and asymptotic confidence
/// sequences", Annals of Statistics 52 (2024), theorem 2.2. A value outside of it is what the
/// mixture sequential probability ratio test rejects: R. Johari, P. Koomen, L. Pekelis, D. Walsh,
/// "Always Valid Inference: Continuous Monitoring of A/B Tests", Operations Research 70 (2022).
///
/// Rates are weighted by the inverse of the probability that a session was drawn with, so that a
/// choice that adapts to what was seen does not bias them. A covariate that was known before the
/// session takes its part of the variance out ([CovariateAdjustment]).
///
/// @param interval null while the outcome is not yet known
public record UpliftEstimate(Outcome outcome, @Nullable UpliftInterval interval) {
  /// Fewer sessions in an arm: nothing is said.
  public static final long FEWEST_SESSIONS = 100;

  /// Fewer conversions, or fewer sessions without one, in an arm: nothing is said.
  public static final long FEWEST_EACH = 20;

  /// The probability that any of the intervals ever misses.
  private static final double ALPHA = 0.05;

  /// The number of sessions at which the interval is tightest.
  private static final double TUNED_FOR = 5_000;

  /// Too little was seen.
  static final UpliftEstimate UNKNOWN = new UpliftEstimate(Outcome.NOT_YET_KNOWN, null);

  /// The arms do not have their ratio.
  static final UpliftEstimate MISMATCH = new UpliftEstimate(Outcome.SAMPLE_RATIO_MISMATCH, null);

  /// The outcome of an experiment so far.
  public enum Outcome {
    /// Too little was seen.
    NOT_YET_KNOWN,
    /// The arms do not have the ratio that they were drawn with: something is wrong with the
    /// counting, and no uplift can be told.
    SAMPLE_RATIO_MISMATCH,
    /// The interval includes 0.
    NO_DIFFERENCE_FOUND,
    /// Those who see it convert more often.
    HIGHER,
    /// Those who see it convert less often.
    LOWER
  }

  /// The difference of the rates with its interval, in points between -1 and 1.
  ///
  /// @param removed the share of the variance that the covariate took out; 0 without one
  public record UpliftInterval(double value, double low, double high, double removed) {}

  /// The estimate from what both arms counted, without a check of their ratio.
  ///
  /// @param comparisons how many intervals are to hold together: each gets its part of the error
  ///   (Bonferroni), so that all of them cover at every look with 95 %
  static UpliftEstimate of(ArmSums treatment, ArmSums control, int comparisons) {
    if (!isLarge(treatment) || !isLarge(control)) {
      return UNKNOWN;
    }
    UpliftInterval interval = interval(treatment, control, ALPHA / comparisons);
    return new UpliftEstimate(outcome(interval), interval);
  }

  /// Whether both answers came often enough for a normal approximation, and not only from few
  /// sessions of great weight.
  private static boolean isLarge(ArmSums arm) {
    double sum = arm.weighted().sum();
    return arm.sessions() >= FEWEST_SESSIONS
        && sum * sum >= FEWEST_SESSIONS * arm.weighted().squares()
        && arm.conversions() >= FEWEST_EACH
        && arm.sessions() - arm.conversions() >= FEWEST_EACH;
  }

  private static UpliftInterval interval(ArmSums treatment, ArmSums control, double alpha) {
    CovariateAdjustment adjustment = CovariateAdjustment.of(treatment, control);
    double value = treatment.rate() - control.rate() - adjustment.shift();
    double sessions = treatment.sessions() + control.sessions();
    double scaled = sessions * rhoSquared(alpha);
    double squaredError = adjustment.squaredError(treatment) + adjustment.squaredError(control);
    double plain =
        CovariateAdjustment.NONE.squaredError(treatment)
            + CovariateAdjustment.NONE.squaredError(control);
    double half =
        Math.sqrt(
            squaredError * 2 * (scaled + 1) / scaled * Math.log(Math.sqrt(scaled + 1) / alpha));
    return new UpliftInterval(
        value,
        Math.max(-1, value - half),
        Math.min(1, value + half),
        Math.max(0, 1 - squaredError / plain));
  }

  private static double rhoSquared(double alpha) {
    return (-2 * Math.log(alpha) + Math.log(-2 * Math.log(alpha) + 1)) / TUNED_FOR;
  }

  private static Outcome outcome(UpliftInterval interval) {
    if (interval.low() > 0) {
      return Outcome.HIGHER;
    }
    return interval.high() < 0 ? Outcome.LOWER : Outcome.NO_DIFFERENCE_FOUND;
  }
}
