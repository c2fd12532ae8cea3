package org.colophon.service.experiences;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.colophon.catalog.ItemId;
import org.colophon.eval.experiment.ExperimentResult;
import org.colophon.eval.experiment.ExperimentResult.Design;
import org.colophon.eval.experiment.UpliftEstimate;
import org.colophon.experience.AdaptiveShares;
import org.colophon.experience.ArmSums;
import org.colophon.experience.ExperienceRule;
import org.colophon.experience.ExperienceRule.Choice;
import org.colophon.experience.ExperienceRule.Goal;
import org.colophon.experience.ExperienceStore;
import org.colophon.experience.ExperienceStore.Counted;
import org.colophon.experience.HoldOut.Arm;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// The measured effect of an experience, or of all together.
@SchemaName("ExperienceResult")
@Description("The measured effect of an experience, or of all together.")
record ResultResponse(
    @Description("`*`: all together, compared with sessions that get none.") String experience,
    @Description("Percent of sessions that are held out.") int holdOut,
    Goal goal,
    @Description("The first day that counts, UTC; absent when nothing was counted.")
        @Nullable String since,
    @Description("Sessions that got it.") ArmEntry treatment,
    @Description("Sessions that would have got it and did not.") ArmEntry control,
    UpliftEstimate.Outcome outcome,
    @Description(
            "Of the conversion rate, with a 95 % interval that holds at every look; absent"
                + " unless it is known.")
        @Nullable UpliftEntry uplift,
    @Description("What it means, in words.") String advice,
    @Description("Where several are compared: each one over the sessions that are held out.")
        List<VariantResult> variants,
    @Description("How many intervals hold together at every look with 95 %.") int comparisons) {

  /// One arm.
  @SchemaName("ExperienceArm")
  record ArmEntry(
      long sessions,
      @Description("Sessions among them with a conversion afterwards.") long conversions,
      @Description(
              "Between 0 and 1; of an adaptive choice weighted by the inverse of the probability"
                  + " that a session was drawn with.")
          double rate,
      @Description("Whether its number of sessions is what was drawn.") boolean asDrawn) {
    static ArmEntry of(ArmSums sums, boolean asDrawn) {
      return new ArmEntry(
          sums.sessions(), Math.min(sums.sessions(), sums.conversions()), sums.rate(), asDrawn);
    }
  }

  /// The result of one variant.
  @SchemaName("ExperienceVariantResult")
  record VariantResult(
      String variant,
      ItemId item,
      @Description("Percent of the sessions that are not held out, as stated.") double share,
      @Description("The same now; it differs where the choice is adaptive.") double shareNow,
      ArmEntry counted,
      UpliftEstimate.Outcome outcome,
      @Nullable UpliftEntry uplift) {}

  /// The difference of the rates.
  @SchemaName("ExperienceUplift")
  record UpliftEntry(
      double value,
      double low,
      double high,
      @Description("The share of the variance that the covariate took out; 0 without one.")
          double varianceRemoved) {
    static @Nullable UpliftEntry of(UpliftEstimate estimate) {
      UpliftEstimate.UpliftInterval interval = estimate.interval();
      return interval == null
          ? null
          : new UpliftEntry(interval.value(), interval.low(), interval.high(), interval.removed());
    }
  }

  /// The result of an experience from what was counted.
  ///
  /// @param now the shares with which variants are drawn now
  static ResultResponse of(ExperienceRule.Stored stored, List<Integer> now, List<Counted> counted) {
    ExperienceRule.Content content = stored.rule().content();
    ExperienceRule.Limits limits = stored.rule().limits();
    List<Double> shares =
        content.points().stream().map(points -> (double) points / AdaptiveShares.WHOLE).toList();
    Design design = new Design(limits.holdOutPercent() / 100.0, shares, content.choice());
    List<ArmSums> sums =
        IntStream.range(0, shares.size()).mapToObj(i -> sums(counted, Arm.TREATMENT, i)).toList();
    ArmSums control = sums(counted, Arm.CONTROL, 0);
    ExperimentResult result = ExperimentResult.of(sums, control, design);
    List<VariantResult> variants = new ArrayList<>();
    for (int i = 0; i < shares.size() && shares.size() > 1; i++) {
      UpliftEstimate estimate = result.variants().get(i);
      variants.add(
          new VariantResult(
              content.variants().get(i).name(),
              content.variants().get(i).item(),
              shares.get(i) * 100,
              now.get(i) * 100.0 / AdaptiveShares.WHOLE,
              ArmEntry.of(sums.get(i), !result.mismatched().get(i)),
              estimate.outcome(),
              UpliftEntry.of(estimate)));
    }
    return of(
        stored.rule().id(),
        limits,
        counted,
        ArmEntry.of(sums.stream().reduce(ArmSums.NONE, ArmSums::plus), true),
        ArmEntry.of(control, !result.heldOutMismatched()),
        result.together(),
        variants);
  }

  /// The result of all experiences together.
  static ResultResponse ofAll(int holdOut, List<Counted> counted) {
    ArmSums treatment = sums(counted, Arm.TREATMENT, 0);
    ArmSums control = sums(counted, Arm.CONTROL, 0);
    Design design = new Design(holdOut / 100.0, List.of(1.0), Choice.FIXED);
    ExperimentResult result = ExperimentResult.of(List.of(treatment), control, design);
    return of(
        ExperienceStore.ALL,
        new ExperienceRule.Limits(1, holdOut, Goal.PURCHASE),
        counted,
        ArmEntry.of(treatment, true),
        ArmEntry.of(control, !result.heldOutMismatched()),
        result.together(),
        List.of());
  }

  private static ResultResponse of(
      String experience,
      ExperienceRule.Limits limits,
      List<Counted> counted,
      ArmEntry treatment,
      ArmEntry control,
      UpliftEstimate estimate,
      List<VariantResult> variants) {
    return new ResultResponse(
        experience,
        limits.holdOutPercent(),
        limits.goal(),
        counted.stream()
            .map(Counted::since)
            .min(LocalDate::compareTo)
            .map(LocalDate::toString)
            .orElse(null),
        treatment,
        control,
        estimate.outcome(),
        UpliftEntry.of(estimate),
        limits.holdOutPercent() == 0
            ? "nobody is held out: there is nothing to compare with"
            : advice(estimate.outcome()),
        variants,
        variants.isEmpty() ? 1 : variants.size() + 1);
  }

  private static ArmSums sums(List<Counted> counted, Arm arm, int variant) {
    return counted.stream()
        .filter(one -> one.arm() == arm && one.variant() == variant)
        .map(Counted::sums)
        .reduce(ArmSums.NONE, ArmSums::plus);
  }

  private static String advice(UpliftEstimate.Outcome outcome) {
    return switch (outcome) {
      case NOT_YET_KNOWN ->
          "too little was seen: each arm needs "
              + UpliftEstimate.FEWEST_SESSIONS
              + " sessions, "
              + UpliftEstimate.FEWEST_EACH
              + " with a conversion and "
              + UpliftEstimate.FEWEST_EACH
              + " without";
      case SAMPLE_RATIO_MISMATCH ->
          "the arms do not have the ratio that was drawn: check that every page sends the session"
              + " on, and that outcomes are sent for both arms";
      case NO_DIFFERENCE_FOUND ->
          "no difference was found so far; the interval says how large it may be";
      case HIGHER ->
          "those who see it convert more often; the interval holds however often you look";
      case LOWER -> "those who see it convert less often: end it";
    };
  }
}
