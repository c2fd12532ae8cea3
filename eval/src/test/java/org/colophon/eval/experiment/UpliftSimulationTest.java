package org.colophon.eval.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.colophon.eval.experiment.ExperimentResult.Design;
import org.colophon.eval.experiment.UpliftEstimate.Outcome;
import org.colophon.eval.experiment.UpliftEstimate.UpliftInterval;
import org.colophon.experience.ArmSums;
import org.colophon.experience.ExperienceRule.Choice;
import org.junit.jupiter.api.Test;

/// Experiments with a known uplift, looked at after every session. `-Dcolophon.long=true` runs the
/// long form, whose figures `docs/moments.md` states.
class UpliftSimulationTest {
  private static final boolean LONG = Boolean.getBoolean("colophon.long");
  private static final int RUNS = LONG ? 2_000 : 120;
  private static final int SESSIONS = LONG ? 40_000 : 6_000;
  private static final double[] UPLIFTS = {0, 0.02, 0.05};
  private static final double[] HOLD_OUTS = {0.5, 0.2, 0.1};
  private static final double[] BASES = {0.03, 0.10};

  /// The figures of one setting.
  ///
  /// @param covered runs in which every interval covered the uplift
  /// @param wrong runs that told one where there is none, or in the wrong direction
  /// @param sessions at which it was first told, where it was
  private record Figures(
      double base, double uplift, double heldOut, int covered, int wrong, List<Integer> sessions) {
    String line() {
      List<Integer> sorted = sessions.stream().sorted().toList();
      String median = sorted.isEmpty() ? "–" : String.valueOf(sorted.get(sorted.size() / 2));
      return String.format(
          Locale.ROOT,
          "| %.0f %% | %.0f | %.0f %% | %.1f %% | %.1f %% | %.1f %% | %s |",
          base * 100,
          uplift * 100,
          heldOut * 100,
          100.0 * covered / RUNS,
          100.0 * wrong / RUNS,
          100.0 * sessions.size() / RUNS,
          median);
    }
  }

  @Test
  void intervalsCoverTheUpliftAtEveryLook() {
    List<Figures> all = new ArrayList<>();
    for (double base : BASES) {
      for (double uplift : UPLIFTS) {
        for (double heldOut : HOLD_OUTS) {
          Figures figures = simulate(base, uplift, heldOut);
          all.add(figures);
          System.out.println(figures.line());
        }
      }
    }
    int runs = all.size() * RUNS;
    int covered = all.stream().mapToInt(Figures::covered).sum();
    assertTrue(covered >= 0.95 * runs, covered + " of " + runs);
    List<Figures> none = all.stream().filter(one -> one.uplift() == 0).toList();
    int wrong = none.stream().mapToInt(Figures::wrong).sum();
    assertTrue(wrong <= 0.05 * none.size() * RUNS, wrong + " of " + none.size() * RUNS);
    all.stream()
        .filter(one -> one.uplift() == 0.05 && one.heldOut() == 0.5)
        .forEach(one -> assertTrue(one.sessions().size() > RUNS / 2, one.line()));
  }

  private static Figures simulate(double base, double uplift, double heldOut) {
    SplittableRandom random = new SplittableRandom(20_261_130);
    int covered = 0;
    int wrong = 0;
    List<Integer> told = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      Run one = new Run(base, uplift, heldOut);
      one.look(random.split());
      covered += one.missed ? 0 : 1;
      wrong += one.wrong ? 1 : 0;
      if (one.told > 0) {
        told.add(one.told);
      }
    }
    return new Figures(base, uplift, heldOut, covered, wrong, told);
  }

  /// One experiment.
  private static final class Run {
    private final double base;
    private final double uplift;
    private final double heldOut;
    private boolean missed;
    private boolean wrong;
    private int told;

    Run(double base, double uplift, double heldOut) {
      this.base = base;
      this.uplift = uplift;
      this.heldOut = heldOut;
    }

    void look(SplittableRandom random) {
      long[] sessions = new long[2];
      long[] conversions = new long[2];
      for (int i = 1; i <= SESSIONS; i++) {
        int arm = random.nextDouble() < heldOut ? 0 : 1;
        sessions[arm]++;
        conversions[arm] += random.nextDouble() < base + arm * uplift ? 1 : 0;
        see(
            i,
            estimate(
                ArmSums.of(sessions[1], conversions[1]),
                ArmSums.of(sessions[0], conversions[0]),
                heldOut));
      }
    }

    private void see(int session, UpliftEstimate estimate) {
      UpliftInterval interval = estimate.interval();
      if (interval == null) {
        return;
      }
      missed |= interval.low() > uplift || interval.high() < uplift;
      boolean tells = estimate.outcome() != Outcome.NO_DIFFERENCE_FOUND;
      if (tells && told == 0) {
        told = session;
      }
      wrong |= tells && (uplift == 0 || estimate.outcome() == Outcome.LOWER);
    }
  }

  private static UpliftEstimate estimate(ArmSums treatment, ArmSums control, double heldOut) {
    Design design = new Design(heldOut, List.of(1.0), Choice.FIXED);
    return ExperimentResult.of(List.of(treatment), control, design).together();
  }

  @Test
  void tinySamplesTellNothing() {
    assertEquals(
        new UpliftEstimate(Outcome.NOT_YET_KNOWN, null),
        estimate(ArmSums.of(99, 60), ArmSums.of(99, 20), 0.5));
    assertEquals(
        Outcome.NOT_YET_KNOWN,
        estimate(ArmSums.of(5_000, 500), ArmSums.of(5_000, 19), 0.5).outcome());
  }

  @Test
  void anotherRatioThanTheDrawnOneIsFound() {
    assertTrue(SampleRatio.isMismatch(5_000, 4_500, 0.5, 1));
    assertEquals(false, SampleRatio.isMismatch(5_000, 4_900, 0.5, 1));
    assertEquals(false, SampleRatio.isMismatch(900, 100, 0.1, 1));
    assertEquals(
        Outcome.SAMPLE_RATIO_MISMATCH,
        estimate(ArmSums.of(9_000, 900), ArmSums.of(500, 50), 0.1).outcome());
    int found = 0;
    for (int run = 0; run < 300; run++) {
      SplittableRandom random = new SplittableRandom(run);
      long[] sessions = new long[2];
      boolean mismatch = false;
      for (int i = 0; i < 3_000; i++) {
        sessions[random.nextDouble() < 0.1 ? 0 : 1]++;
        mismatch |= SampleRatio.isMismatch(sessions[1], sessions[0], 0.1, 1);
      }
      found += mismatch ? 1 : 0;
    }
    assertTrue(found <= 3, found + " of 300 with the right ratio");
  }

  @Test
  void aVariantThatLosesSessionsIsNamed() {
    Design fixed = new Design(0.1, List.of(0.5, 0.5), Choice.FIXED);
    ExperimentResult lost =
        ExperimentResult.of(
            List.of(ArmSums.of(4_500, 450), ArmSums.of(4_000, 400)), ArmSums.of(1_000, 90), fixed);
    assertEquals(List.of(true, true), lost.mismatched());
    assertEquals(Outcome.SAMPLE_RATIO_MISMATCH, lost.variants().getFirst().outcome());
    ExperimentResult right =
        ExperimentResult.of(
            List.of(ArmSums.of(4_500, 450), ArmSums.of(4_480, 400)), ArmSums.of(1_000, 90), fixed);
    assertEquals(List.of(false, false), right.mismatched());
    assertEquals(Outcome.NO_DIFFERENCE_FOUND, right.together().outcome());
  }
}
