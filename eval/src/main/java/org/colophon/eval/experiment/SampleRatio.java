package org.colophon.eval.experiment;

import org.colophon.experience.ArmSums;

/// The check that the arms of an experiment have the ratio that they were drawn with. It holds at
/// every look: the evidence is the Bayes factor of a beta mixture against the drawn share, which
/// exceeds 1,000 at any time with a probability of at most 0.001 when the share is right (M.
/// Lindon, A. Malek, "Anytime-Valid Inference for Multinomial Count Data", NeurIPS 2022).
public final class SampleRatio {
  private static final double LIMIT = 1_000;

  /// The weight of the drawn share in the mixture, in sessions.
  private static final double WEIGHT = 1_000;

  private static final int SERIES_FROM = 8;

  private SampleRatio() {}

  /// Whether a share other than the drawn one is at work.
  ///
  /// @param share that was drawn for one of two groups, above 0 and below 1
  /// @param checks how many are made of the experiment: together they err at 1 in 1,000
  static boolean isMismatch(long others, long own, double share, int checks) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("a share is above 0 and below 1, got " + share);
    }
    double a = WEIGHT * share;
    double b = WEIGHT * (1 - share);
    double evidence =
        logBeta(a + own, b + others)
            - logBeta(a, b)
            - own * Math.log(share)
            - others * Math.log(1 - share);
    return evidence >= Math.log(LIMIT * checks);
  }

  /// Whether a variant was drawn with other probabilities than the stated ones, which may change
  /// from session to session. The sum of its weights, less the number of sessions times its share,
  /// is then no martingale: the boundary is that of the normal mixture of [UpliftEstimate].
  ///
  /// @param sessions of all variants
  /// @param share stated for this one
  static boolean isWeightedMismatch(ArmSums own, long sessions, double share, int checks) {
    if (sessions < UpliftEstimate.FEWEST_SESSIONS) {
      return false;
    }
    double off = own.weighted().sum() - sessions * share;
    double variance = Math.max(own.weighted().squares(), sessions * share) + WEIGHT * share;
    double alpha = 1 / (LIMIT * checks);
    return off * off >= variance * Math.log(variance / (WEIGHT * share * alpha * alpha));
  }

  private static double logBeta(double a, double b) {
    return logGamma(a) + logGamma(b) - logGamma(a + b);
  }

  /// Stirling's series, after the argument was moved to where it is exact to 12 digits.
  private static double logGamma(double x) {
    double moved = x;
    double shift = 0;
    while (moved < SERIES_FROM) {
      shift += Math.log(moved);
      moved++;
    }
    double square = moved * moved;
    double series =
        1
            / (12 * moved)
            * (1 - 1 / (30 * square) * (1 - 2 / (7 * square) * (1 - 3 / (4 * square))));
    return (moved - 0.5) * Math.log(moved) - moved + 0.5 * Math.log(2 * Math.PI) + series - shift;
  }
}
