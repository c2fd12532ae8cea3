package org.colophon.service.learning;

import java.util.List;
import org.colophon.matching.MatchModel;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.config.Config;
import org.jspecify.annotations.Nullable;

/// The state of learning.
@SchemaName("Learning")
@Description("The matching model in use, its last training, and how people decide.")
record LearningResponse(
    Model model,
    @Description("Whether the model before can be put back.") boolean canRollBack,
    @Description("Whether a training is under way or requested.") boolean training,
    @Description("Whether trainings start by themselves.") boolean automatic,
    @Description("How long at least between two of them.") String every,
    @Nullable TrainingAttempt last,
    List<Pace> pace) {

  static LearningResponse of(
      MatchModel model,
      boolean canRollBack,
      boolean training,
      Config.Learning settings,
      @Nullable TrainingAttempt last,
      List<DecisionPace> pace) {
    return new LearningResponse(
        new Model(model.name(), model.source(), model.isCalibrated(), model.threshold()),
        canRollBack,
        training,
        settings.on(),
        settings.every().toString(),
        last,
        pace.stream().map(Pace::of).toList());
  }

  /// The matching model in use.
  @SchemaName("MatchingModel")
  @Description("The matching model in use.")
  record Model(
      String name,
      @Description("Where its numbers come from.") String source,
      @Description("Whether its scores are probabilities.") boolean calibrated,
      @Description("The score from which a segment is suggested.") double threshold) {}

  /// The pace of decisions in an imprint.
  @SchemaName("DecisionPace")
  @Description("How the people of an imprint decided in the last 90 days.")
  record Pace(
      String imprint,
      int decisions,
      int accepted,
      int items,
      @Description(
              "Items with at least four answers, all accepting and all within five seconds:"
                  + " probably not read.")
          int acceptedAtOnce) {
    private static Pace of(DecisionPace pace) {
      return new Pace(
          pace.imprint(), pace.decisions(), pace.accepted(), pace.items(), pace.atOnce());
    }
  }
}
