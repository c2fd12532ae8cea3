package org.colophon.eval.experiment;

import org.jspecify.annotations.Nullable;

/// The uplift of conversion by an experience, in points between 0 and 1, with a 95 % confidence
/// sequence: an interval that covers the true uplift at every look at once, so that nobody is
/// misled by looking often and stopping at a good moment.
///
/// It is the asymptotic confidence sequence of a normal mixture: I. Waudby-Smith, D. Arbour, R.
/// Sinha, E. H. Kennedy, A. Ramdas, "Time-uniform central limit theory and asymptotic confidence
/// sequences", Annals of Statistics 52 (2024), theorem 2.2. A value outside of it is what the
/// mixture sequential probability ratio test rejects: R. Johari, P. Koomen, L. Pekelis, D. Walsh,
/// "Always Valid Inference: Continuous Monitoring of A/B Tests", Operations Research 70 (2022).
///
/// @param interval null while the outcome is not yet known
public record UpliftEstimate(Outcome outcome, @Nullable UpliftInterval interval) {
  /// Fewer sessions in an arm: nothing is said.
  public static final long FEWEST_SESSIONS = 100;

  /// Fewer conversions, or fewer sessions without one, in an arm: nothing is said.
  public static final long FEWEST_EACH = 20;

  private static final double ALPHA = 0.05;

  /// The number of sessions at which the interval is tightest.
  private static final double TUNED_FOR = 5_000;

  private static final double RHO_SQUARED =
      (-2 * Math.log(ALPHA) + Math.log(-2 * Math.log(ALPHA) + 1)) / TUNED_FOR;

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
  public record UpliftInterval(double value, double low, double high) {}

  /// The estimate from what both arms counted.
  ///
  /// @param heldOut the share of sessions that was drawn for the control arm, above 0 and below 1
  public static UpliftEstimate of(ArmCount treatment, ArmCount control, double heldOut) {
    if (SampleRatio.isMismatch(treatment.sessions(), control.sessions(), heldOut)) {
      return new UpliftEstimate(Outcome.SAMPLE_RATIO_MISMATCH, null);
    }
    if (!treatment.isLarge(FEWEST_SESSIONS, FEWEST_EACH)
        || !control.isLarge(FEWEST_SESSIONS, FEWEST_EACH)) {
      return new UpliftEstimate(Outcome.NOT_YET_KNOWN, null);
    }
    UpliftInterval interval = interval(treatment, control);
    return new UpliftEstimate(outcome(interval), interval);
  }

  private static UpliftInterval interval(ArmCount treatment, ArmCount control) {
    double value = treatment.rate() - control.rate();
    double scaled = (treatment.sessions() + control.sessions()) * RHO_SQUARED;
    double squaredError = treatment.squaredError() + control.squaredError();
    double half =
        Math.sqrt(
            squaredError * 2 * (scaled + 1) / scaled * Math.log(Math.sqrt(scaled + 1) / ALPHA));
    return new UpliftInterval(value, Math.max(-1, value - half), Math.min(1, value + half));
  }

  private static Outcome outcome(UpliftInterval interval) {
    if (interval.low() > 0) {
      return Outcome.HIGHER;
    }
    return interval.high() < 0 ? Outcome.LOWER : Outcome.NO_DIFFERENCE_FOUND;
  }
}
