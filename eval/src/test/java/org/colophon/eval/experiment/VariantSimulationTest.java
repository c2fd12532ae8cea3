package org.colophon.eval.experiment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.colophon.eval.experiment.ExperimentResult.Design;
import org.colophon.eval.experiment.UpliftEstimate.Outcome;
import org.colophon.eval.experiment.UpliftEstimate.UpliftInterval;
import org.colophon.experience.AdaptiveShares;
import org.colophon.experience.ArmSums;
import org.colophon.experience.ExperienceRule.Choice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Experiments with several variants, with an adaptive choice and with a covariate, whose uplift is
/// known, looked at after every session. `-Dcolophon.long=true` runs the long form, whose figures
/// `docs/moments.md` states.
class VariantSimulationTest {
  private static final boolean LONG = Boolean.getBoolean("colophon.long");
  private static final int RUNS = LONG ? 400 : 20;
  private static final int SESSIONS = LONG ? 10_000 : 4_000;
  private static final int ADAPTED_EVERY = 200;
  private static final double HELD_OUT = 0.2;
  private static final double BASE = 0.10;

  /// A setting. The last variant has the uplift, the others have none; with `all`, every one has.
  ///
  /// @param covariate how much the rate differs by the covariate, up and down; 0: none is known
  /// @param drift how much higher all rates are in the second half
  private record Setting(
      int variants, double uplift, boolean all, Choice choice, double covariate, double drift) {
    double upliftOf(int variant) {
      return all || variant == variants - 1 ? uplift : 0;
    }
  }

  /// The figures of a setting.
  ///
  /// @param covered runs in which every interval of every variant covered its uplift
  /// @param wrong runs that told a difference of a variant without one, or the wrong direction
  /// @param told runs that told the uplift of the last variant
  /// @param share of the last variant among those who were shown one
  /// @param plain error of the mean of the unweighted rates of the last variant
  /// @param weighted the same, by weights
  /// @param removed the share of the variance that the covariate took out at the end
  private record Figures(
      Setting setting,
      int covered,
      int wrong,
      int told,
      double share,
      double plain,
      double weighted,
      double removed) {
    String line() {
      return String.format(
          Locale.ROOT,
          "| %d | %s | %.0f%s | %s | %.1f %% | %.1f %% | %.1f %% | %.0f %% | %+.2f | %+.2f |"
              + " %.0f %% |",
          setting.variants,
          setting.choice.name().toLowerCase(Locale.ROOT)
              + (setting.drift > 0 ? ", rates rise" : ""),
          setting.uplift * 100,
          setting.all ? " all" : "",
          setting.covariate > 0 ? "yes" : "no",
          100.0 * covered / RUNS,
          100.0 * wrong / RUNS,
          100.0 * told / RUNS,
          100 * share,
          100 * plain,
          100 * weighted,
          100 * removed);
    }
  }

  @Test
  void allIntervalsCoverAtEveryLook() {
    List<Figures> all = new ArrayList<>();
    for (Setting setting : settings()) {
      Figures figures = simulate(setting);
      all.add(figures);
      System.out.println(figures.line());
    }
    int runs = all.size() * RUNS;
    int covered = all.stream().mapToInt(Figures::covered).sum();
    int wrong = all.stream().mapToInt(Figures::wrong).sum();
    assertTrue(covered >= 0.95 * runs, covered + " of " + runs);
    assertTrue(wrong <= 0.05 * runs, wrong + " of " + runs);
    if (LONG) {
      all.forEach(one -> assertTrue(one.covered >= 0.95 * RUNS, one.line()));
    }
    all.stream()
        .filter(one -> one.setting.covariate > 0)
        .forEach(one -> assertTrue(one.removed > 0.04, one.line()));
    all.stream()
        .filter(one -> one.setting.choice == Choice.ADAPTIVE && one.setting.uplift == 0.05)
        .filter(one -> !one.setting.all)
        .forEach(one -> assertTrue(one.share > 1.2 / one.setting.variants, one.line()));
  }

  private static List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    for (int variants : new int[] {2, 4}) {
      for (Choice choice : Choice.values()) {
        for (double uplift : new double[] {0, 0.02, 0.05}) {
          settings.add(new Setting(variants, uplift, false, choice, 0, 0));
        }
      }
    }
    for (double uplift : new double[] {0, 0.02, 0.05}) {
      settings.add(new Setting(1, uplift, true, Choice.FIXED, 0.09, 0));
    }
    settings.add(new Setting(2, 0.02, false, Choice.ADAPTIVE, 0.09, 0));
    settings.add(new Setting(2, 0.05, false, Choice.ADAPTIVE, 0, 0.10));
    settings.add(new Setting(4, 0.02, true, Choice.ADAPTIVE, 0, 0));
    return settings;
  }

  private static Figures simulate(Setting setting) {
    SplittableRandom random = new SplittableRandom(20_261_201);
    List<Run> runs = Stream.generate(() -> new Run(setting)).limit(RUNS).toList();
    runs.forEach(run -> run.look(random.split()));
    int last = setting.variants - 1;
    return new Figures(
        setting,
        (int) runs.stream().filter(run -> !run.missed).count(),
        (int) runs.stream().filter(run -> run.wrong).count(),
        (int) runs.stream().filter(run -> run.told).count(),
        mean(runs.stream().map(run -> run.share(last)).toList()),
        mean(runs.stream().map(run -> run.error(last, false)).toList()),
        mean(runs.stream().map(run -> run.error(last, true)).toList()),
        mean(runs.stream().map(run -> run.removed).toList()));
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /// One experiment.
  private static final class Run {
    private final Setting setting;
    private final Design design;
    private final List<Integer> stated;
    private final List<ArmSums> variants;
    private ArmSums control = ArmSums.NONE;
    private boolean missed;
    private boolean wrong;
    private boolean told;
    private double removed;
    private double rates;

    Run(Setting setting) {
      this.setting = setting;
      double share = 1.0 / setting.variants;
      this.design =
          new Design(HELD_OUT, Collections.nCopies(setting.variants, share), setting.choice);
      this.stated = Collections.nCopies(setting.variants, AdaptiveShares.WHOLE / setting.variants);
      this.variants = new ArrayList<>(Collections.nCopies(setting.variants, ArmSums.NONE));
    }

    void look(SplittableRandom random) {
      List<Integer> points = stated;
      for (int i = 0; i < SESSIONS; i++) {
        if (setting.choice == Choice.ADAPTIVE && i % ADAPTED_EVERY == 0) {
          points = AdaptiveShares.adapted(variants, i);
        }
        double rate = BASE + (i > SESSIONS / 2 ? setting.drift : 0);
        rates += rate;
        boolean active = random.nextBoolean();
        rate += setting.covariate * (active ? 1 : -1);
        Double x = setting.covariate > 0 && random.nextDouble() < 0.9 ? active ? 0.4 : 0.1 : null;
        if (random.nextDouble() < HELD_OUT) {
          control = control.plus(session(1, x, random.nextDouble() < rate));
        } else {
          int variant = drawn(points, random.nextInt(AdaptiveShares.WHOLE));
          double weight = (double) stated.get(variant) / points.get(variant);
          boolean converts = random.nextDouble() < rate + setting.upliftOf(variant);
          variants.set(variant, variants.get(variant).plus(session(weight, x, converts)));
        }
        see(ExperimentResult.of(variants, control, design));
      }
    }

    private static ArmSums session(double weight, @Nullable Double x, boolean converts) {
      ArmSums session = ArmSums.session(weight, x);
      return converts ? session.plus(ArmSums.conversion(weight, x)) : session;
    }

    private static int drawn(List<Integer> points, int at) {
      int left = at;
      int variant = 0;
      while (left >= points.get(variant)) {
        left -= points.get(variant);
        variant++;
      }
      return variant;
    }

    private void see(ExperimentResult result) {
      double all = 0;
      for (int i = 0; i < setting.variants; i++) {
        all += setting.upliftOf(i) / setting.variants;
        see(result.variants().get(i), setting.upliftOf(i), i == setting.variants - 1);
      }
      see(result.together(), all, false);
    }

    private void see(UpliftEstimate estimate, double uplift, boolean last) {
      UpliftInterval interval = estimate.interval();
      if (interval == null) {
        return;
      }
      missed |= interval.low() > uplift || interval.high() < uplift;
      boolean tells = estimate.outcome() != Outcome.NO_DIFFERENCE_FOUND;
      wrong |= tells && (uplift == 0 || estimate.outcome() == Outcome.LOWER);
      told |= tells && last;
      removed = last ? interval.removed() : removed;
    }

    double share(int variant) {
      long shown = variants.stream().mapToLong(ArmSums::sessions).sum();
      return (double) variants.get(variant).sessions() / shown;
    }

    double error(int variant, boolean weighted) {
      ArmSums sums = variants.get(variant);
      double rate = weighted ? sums.rate() : (double) sums.conversions() / sums.sessions();
      return rate - (rates / SESSIONS + setting.upliftOf(variant));
    }
  }
}
