package org.colophon.service.learning;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.colophon.matching.MatchComparison;
import org.colophon.matching.MatchTrainer.Forecast;
import org.colophon.matching.ReliabilityBin;
import org.colophon.matching.ThresholdFigures;
import org.colophon.service.api.Description;
import org.colophon.service.api.Range;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// A training, and what came of it; kept beside the models. Shares are null where there is nothing
/// to divide by.
@SchemaName("TrainingAttempt")
@Description("A training of the matching model, and what came of it.")
record TrainingAttempt(
    Instant at,
    @Range(max = Integer.MAX_VALUE) @Description("Decisions that it was trained on.") int decisions,
    @Description("Whether the model went live.") boolean released,
    @Text(max = 500) @Description("Why it did not; empty when it did.") String reason,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Size(max = 10_000)
        @Description("Both models on the same decisions, all and by slice of at least 20.")
        List<Slice> slices,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Size(max = 100)
        @Description("What other thresholds would have given.")
        List<Threshold> thresholds,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Size(max = 100)
        @Description("How often people accepted what the trained model was so sure of.")
        List<Bin> reliability) {
  TrainingAttempt {
    slices = List.copyOf(slices);
    thresholds = List.copyOf(thresholds);
    reliability = List.copyOf(reliability);
  }

  /// One that ended before there was a model.
  static TrainingAttempt refused(Instant at, int decisions, String reason) {
    return new TrainingAttempt(at, decisions, false, reason, List.of(), List.of(), List.of());
  }

  /// One of which the model was compared with the one in use.
  ///
  /// @param heldOut its answers to decisions whose items it was not trained on
  static TrainingAttempt of(
      Instant at, MatchComparison comparison, String refusal, List<Forecast> heldOut) {
    return new TrainingAttempt(
        at,
        comparison.slices().getFirst().decisions(),
        refusal.isEmpty(),
        refusal,
        comparison.slices().stream().map(Slice::of).toList(),
        ThresholdFigures.of(heldOut).stream().map(Threshold::of).toList(),
        ReliabilityBin.of(heldOut).stream().map(Bin::of).toList());
  }

  /// Both models' answers to the decisions of a slice.
  @SchemaName("TrainingSlice")
  @Description("Both models on the decisions of one language, imprint, content type or segment.")
  record Slice(
      @Text(max = 300) @Description("all, language=…, imprint=…, type=… or segment=….") String name,
      @Range(max = Integer.MAX_VALUE) int decisions,
      Figures inUse,
      Figures trained,
      @Range(max = Integer.MAX_VALUE) @Description("Answers that only the trained model got right.")
          int gained,
      @Range(max = Integer.MAX_VALUE) @Description("Answers that only the model in use got right.")
          int lost) {
    private static Slice of(MatchComparison.Slice slice) {
      return new Slice(
          slice.name(),
          slice.decisions(),
          Figures.of(slice.current()),
          Figures.of(slice.candidate()),
          slice.gained(),
          slice.lost());
    }
  }

  /// One model's answers.
  @SchemaName("TrainingFigures")
  @Description("One model's suggestions beside people's answers.")
  record Figures(
      @Range(max = Integer.MAX_VALUE) int suggested,
      @Description("The share of suggestions that people accepted.") @Nullable Double precision,
      @Description("The share of accepted segments that it suggests.") @Nullable Double coverage) {
    private static Figures of(MatchComparison.Figures figures) {
      int accepted = figures.right() + figures.missed();
      return new Figures(
          figures.suggested(),
          figures.suggested() == 0 ? null : figures.precision(),
          accepted == 0 ? null : figures.coverage());
    }
  }

  /// The figures of one threshold.
  @SchemaName("TrainingThreshold")
  @Description("What a threshold would have given on decisions that were held out.")
  record Threshold(
      double threshold,
      @Range(max = Integer.MAX_VALUE) int suggested,
      @Nullable Double precision,
      @Nullable Double coverage) {
    private static Threshold of(ThresholdFigures point) {
      Figures figures = Figures.of(point.figures());
      return new Threshold(
          point.threshold(), figures.suggested(), figures.precision(), figures.coverage());
    }
  }

  /// One bar of the reliability diagram.
  @SchemaName("TrainingReliability")
  @Description("How often people accepted what the trained model gave such a probability.")
  record Bin(
      double from,
      double to,
      @Range(max = Integer.MAX_VALUE) int decisions,
      @Description("The mean probability.") double claimed,
      @Description("The share that people accepted.") double accepted) {
    private static Bin of(ReliabilityBin bin) {
      return new Bin(bin.from(), bin.to(), bin.decisions(), bin.claimed(), bin.accepted());
    }
  }
}
