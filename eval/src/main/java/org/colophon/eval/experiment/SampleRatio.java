package org.colophon.eval.experiment;

/// The check that the arms of an experiment have the ratio that they were drawn with. It holds at
/// every look: the evidence is the Bayes factor of a beta mixture against the drawn share, which
/// exceeds 1,000 at any time with a probability of at most 0.001 when the share is right (M.
/// Lindon, A. Malek, "Anytime-Valid Inference for Multinomial Count Data", NeurIPS 2022).
public final class SampleRatio {
  private static final double LOG_LIMIT = Math.log(1_000);

  /// The weight of the drawn share in the mixture, in sessions.
  private static final double WEIGHT = 1_000;

  private static final int SERIES_FROM = 8;

  private SampleRatio() {}

  /// Whether a share other than the drawn one is at work.
  ///
  /// @param heldOut the share of sessions that was drawn for the control arm, above 0 and below 1
  public static boolean isMismatch(long treatment, long control, double heldOut) {
    if (!(heldOut > 0 && heldOut < 1)) {
      throw new IllegalArgumentException("a share is above 0 and below 1, got " + heldOut);
    }
    double a = WEIGHT * heldOut;
    double b = WEIGHT * (1 - heldOut);
    double evidence =
        logBeta(a + control, b + treatment)
            - logBeta(a, b)
            - control * Math.log(heldOut)
            - treatment * Math.log(1 - heldOut);
    return evidence >= LOG_LIMIT;
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
