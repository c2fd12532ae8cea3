package org.colophon.eval.experiment;

import org.colophon.experience.ArmSums;

/// The adjustment of a difference of rates by a covariate that was known before the session (CUPED:
/// A. Deng, Y. Xu, R. Kohavi, T. Walker, "Improving the sensitivity of online controlled
/// experiments by utilizing pre-experiment data", WSDM 2013).
///
/// With z the covariate minus its mean over both arms, and 0 where it is not known, its expectation
/// is the same in both arms, since arms are drawn without regard to it. So y - θz has the uplift of
/// y for any θ, and the least variance for θ = cov(y, z) / var(z). The θ that is estimated
/// converges to that one; what it changes is the product of two errors that both vanish like √(log
/// log t / t), which is less than the width of the confidence sequence, √(log t / t): it covers as
/// without an adjustment. I. Waudby-Smith et al. (see [UpliftEstimate]) prove that for estimated
/// nuisances; M. Lindon, D. Ham, M. Tingley, I. Bojinov, "Anytime-valid inference in linear models
/// and regression-adjusted causal inference" (2022) for regression adjustment.
///
/// @param theta 0: none
/// @param mean of the covariate over both arms
/// @param shift what the arms differ by in the covariate, times theta
record CovariateAdjustment(double theta, double mean, double shift) {
  static final CovariateAdjustment NONE = new CovariateAdjustment(0, 0, 0);

  /// Of fewer sessions whose covariate is known in an arm, by weight, nothing is estimated.
  private static final double FEWEST = 100;

  static CovariateAdjustment of(ArmSums treatment, ArmSums control) {
    var one = treatment.covariate();
    var other = control.covariate();
    if (one.sessions() < FEWEST || other.sessions() < FEWEST) {
      return NONE;
    }
    double mean = (one.sum() + other.sum()) / (one.sessions() + other.sessions());
    Moments treated = Moments.of(treatment, mean);
    Moments held = Moments.of(control, mean);
    double all = treatment.weighted().sum() + control.weighted().sum();
    double part = treatment.weighted().sum() / all;
    double variance = part * treated.variance + (1 - part) * held.variance;
    if (variance <= 1e-9) {
      return NONE;
    }
    double theta = (part * treated.covariance + (1 - part) * held.covariance) / variance;
    return new CovariateAdjustment(theta, mean, theta * (treated.mean - held.mean));
  }

  /// The mean and variance of z in an arm, and its covariance with the conversion.
  private record Moments(double mean, double variance, double covariance) {
    static Moments of(ArmSums arm, double centre) {
      var c = arm.covariate();
      double all = arm.weighted().sum();
      double mean = (c.sum() - centre * c.sessions()) / all;
      double squares = (c.squares() - 2 * centre * c.sum() + centre * centre * c.sessions()) / all;
      double products = (c.products() - centre * c.conversions()) / all;
      return new Moments(mean, squares - mean * mean, products - mean * arm.rate());
    }
  }

  /// The squared standard error of an arm's rate, with one conversion and one other session added:
  /// an arm in which nothing happened yet is not certain.
  double squaredError(ArmSums arm) {
    var weighted = arm.weighted();
    double usual = weighted.sum() / arm.sessions();
    double smoothed = (weighted.conversions() + usual) / (weighted.sum() + 2 * usual);
    double variance = smoothed * (1 - smoothed);
    if (theta != 0) {
      Moments moments = Moments.of(arm, mean);
      double left = variance - 2 * theta * moments.covariance + theta * theta * moments.variance;
      variance = Math.max(left, LEAST * variance);
    }
    return variance * weighted.squares() / (weighted.sum() * weighted.sum());
  }

  /// The least share of the variance that is left, whatever few sessions suggest.
  private static final double LEAST = 0.05;
}
