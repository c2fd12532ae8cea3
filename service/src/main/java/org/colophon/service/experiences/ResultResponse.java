package org.colophon.service.experiences;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.colophon.eval.experiment.ArmCount;
import org.colophon.eval.experiment.UpliftEstimate;
import org.colophon.experience.ExperienceRule.Goal;
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
    @Description("What it means, in words.") String advice) {

  /// One arm.
  @SchemaName("ExperienceArm")
  record ArmEntry(
      long sessions,
      @Description("Sessions among them with a conversion afterwards.") long conversions,
      @Description("Between 0 and 1.") double rate) {
    static ArmEntry of(ArmCount count) {
      return new ArmEntry(count.sessions(), count.conversions(), count.rate());
    }
  }

  /// The difference of the rates.
  @SchemaName("ExperienceUplift")
  record UpliftEntry(double value, double low, double high) {}

  /// The result from what was counted.
  static ResultResponse of(String experience, int holdOut, Goal goal, Map<Arm, Counted> counted) {
    ArmCount treatment = count(counted.get(Arm.TREATMENT));
    ArmCount control = count(counted.get(Arm.CONTROL));
    UpliftEstimate estimate =
        holdOut == 0
            ? new UpliftEstimate(UpliftEstimate.Outcome.NOT_YET_KNOWN, null)
            : UpliftEstimate.of(treatment, control, holdOut / 100.0);
    UpliftEstimate.UpliftInterval interval = estimate.interval();
    return new ResultResponse(
        experience,
        holdOut,
        goal,
        Stream.of(Arm.values())
            .map(counted::get)
            .filter(Objects::nonNull)
            .map(Counted::since)
            .min(LocalDate::compareTo)
            .map(LocalDate::toString)
            .orElse(null),
        ArmEntry.of(treatment),
        ArmEntry.of(control),
        estimate.outcome(),
        interval == null
            ? null
            : new UpliftEntry(interval.value(), interval.low(), interval.high()),
        holdOut == 0
            ? "nobody is held out: there is nothing to compare with"
            : advice(estimate.outcome()));
  }

  private static ArmCount count(@Nullable Counted counted) {
    return counted == null
        ? ArmCount.NONE
        : new ArmCount(counted.sessions(), Math.min(counted.sessions(), counted.conversions()));
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
