package org.colophon.eval.experiment;

import java.util.ArrayList;
import java.util.List;
import org.colophon.experience.ArmSums;
import org.colophon.experience.ExperienceRule.Choice;

/// The result of an experiment with one or several variants and a group that is held out.
///
/// @param together of all variants over those who are held out
/// @param variants of each variant over those who are held out
/// @param mismatched whether a variant has another number of sessions than it was drawn for
/// @param heldOutMismatched whether those who are held out have
public record ExperimentResult(
    UpliftEstimate together,
    List<UpliftEstimate> variants,
    List<Boolean> mismatched,
    boolean heldOutMismatched) {
  public ExperimentResult {
    variants = List.copyOf(variants);
    mismatched = List.copyOf(mismatched);
  }

  /// The way in which sessions were drawn.
  ///
  /// @param heldOut the share that was held out, from 0 to below 1
  /// @param shares of the variants among the others; their sum is 1
  public record Design(double heldOut, List<Double> shares, Choice choice) {
    public Design {
      shares = List.copyOf(shares);
      if (!(heldOut >= 0 && heldOut < 1)) {
        throw new IllegalArgumentException("a share is from 0 to below 1, got " + heldOut);
      }
    }

    /// How many intervals are told: one for each variant, and one for all where there are several.
    int comparisons() {
      return shares.size() == 1 ? 1 : shares.size() + 1;
    }
  }

  /// The result from what was counted.
  ///
  /// @param variants in the order of their shares
  public static ExperimentResult of(List<ArmSums> variants, ArmSums control, Design design) {
    ArmSums shown = variants.stream().reduce(ArmSums.NONE, ArmSums::plus);
    int checks = design.comparisons();
    boolean heldOutMismatched =
        design.heldOut > 0
            && SampleRatio.isMismatch(shown.sessions(), control.sessions(), design.heldOut, checks);
    List<Boolean> mismatched = mismatched(variants, shown, design);
    if (heldOutMismatched || mismatched.contains(true)) {
      return new ExperimentResult(
          UpliftEstimate.MISMATCH,
          variants.stream().map(_ -> UpliftEstimate.MISMATCH).toList(),
          mismatched,
          heldOutMismatched);
    }
    if (design.heldOut == 0) {
      return new ExperimentResult(
          UpliftEstimate.UNKNOWN,
          variants.stream().map(_ -> UpliftEstimate.UNKNOWN).toList(),
          mismatched,
          false);
    }
    return new ExperimentResult(
        UpliftEstimate.of(shown, control, checks),
        variants.stream().map(one -> UpliftEstimate.of(one, control, checks)).toList(),
        mismatched,
        false);
  }

  private static List<Boolean> mismatched(List<ArmSums> variants, ArmSums shown, Design design) {
    List<Boolean> mismatched = new ArrayList<>();
    for (int i = 0; i < variants.size(); i++) {
      ArmSums own = variants.get(i);
      double share = design.shares.get(i);
      if (variants.size() == 1) {
        mismatched.add(false);
      } else if (design.choice == Choice.ADAPTIVE) {
        mismatched.add(
            SampleRatio.isWeightedMismatch(own, shown.sessions(), share, design.comparisons()));
      } else {
        mismatched.add(
            SampleRatio.isMismatch(
                shown.sessions() - own.sessions(), own.sessions(), share, design.comparisons()));
      }
    }
    return mismatched;
  }
}
