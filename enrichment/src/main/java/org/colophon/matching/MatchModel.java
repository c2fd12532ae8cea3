package org.colophon.matching;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.audience.SegmentId;
import org.colophon.models.ModelId;
import org.colophon.models.linear.Isotonic;
import org.colophon.models.linear.Logistic;

/// The model that turns match features into a score. The score of the shipped model is not a
/// probability, because it was fitted on examples and not on decisions. A model that [MatchTrainer]
/// fitted to people's decisions is calibrated.
///
/// @param name and version
/// @param source where the numbers come from
/// @param embedder digest of the model whose vectors it was fitted with; empty for any
/// @param fusion weighs the features, see [#inputs]
/// @param calibration what the fused score is as a probability
public record MatchModel(
    String name,
    String source,
    String embedder,
    Logistic fusion,
    Optional<Calibration> calibration) {
  static final double FITS_WELL = 0.75;
  static final double FITS = 0.5;
  private static final double SHIPPED_THRESHOLD = 0.5;

  private static final double INTERCEPT = -4.3;
  private static final double VECTORS = 15.6;
  private static final double WORDS = 8.2;
  private static final double SUBJECTS = 3;

  /// How strongly a segment fits by itself, whatever the others do: all features but the
  /// competition.
  private static final Logistic STRENGTH =
      new Logistic(INTERCEPT, List.of(VECTORS, WORDS, SUBJECTS));

  /// The share of a segment among itself, its three strongest competitors and "none of them": the
  /// odds of its strength over one plus theirs. The weights were fitted on six invented publishers'
  /// labelled drafts; that of subjects was set by hand, since their drafts have none.
  public static final MatchModel SHIPPED =
      new MatchModel(
          "shipped 4",
          "conditional logit with the answer \"none\" on 283 labelled drafts of six invented"
              + " publishers, threshold chosen on held-out publishers; rounded",
          "",
          new Logistic(INTERCEPT, List.of(VECTORS, WORDS, SUBJECTS, -1.0)),
          Optional.empty());

  /// The calibration from a fused score to a probability.
  ///
  /// @param curve over the logarithm of the odds that the weights give
  /// @param shifts of the logarithm of the odds, for segments that were decided on often enough
  /// @param promise the precision that what is suggested shall have
  /// @param threshold the probability from which a segment is suggested
  public record Calibration(
      Isotonic curve, Map<SegmentId, Double> shifts, double promise, double threshold) {
    public Calibration {
      shifts = Map.copyOf(shifts);
    }

    double probability(double logit, SegmentId segment) {
      double known = curve.probability(logit);
      return shifted(known, shifts.getOrDefault(segment, 0.0));
    }

    /// A probability whose odds are multiplied by `exp(shift)`.
    static double shifted(double probability, double shift) {
      double odds = probability * Math.exp(shift);
      return Math.clamp(odds / (odds + 1 - probability), 0, 1);
    }
  }

  /// How strongly a segment fits by itself, above 0.
  static double strength(SegmentComparison.Similarity similarity, double subjects) {
    return Math.exp(STRENGTH.logit(similarity.vectors(), similarity.words(), subjects));
  }

  /// A score in [0, 1]; a probability where there is a calibration.
  double score(MatchFeatures features, SegmentId segment) {
    return score(inputs(features), segment);
  }

  /// @param inputs see [#inputs]
  double score(double[] inputs, SegmentId segment) {
    double logit = fusion.logit(inputs);
    return calibration
        .map(c -> c.probability(logit, segment))
        .orElseGet(() -> 1 / (1 + Math.exp(-logit)));
  }

  /// The features as they are weighed.
  static double[] inputs(MatchFeatures features) {
    return new double[] {
      features.vectors(), features.words(), features.subjects(), features.competition()
    };
  }

  /// The score from which a segment is suggested.
  public double threshold() {
    return calibration.map(Calibration::threshold).orElse(SHIPPED_THRESHOLD);
  }

  /// Whether its scores are probabilities.
  public boolean isCalibrated() {
    return calibration.isPresent();
  }

  /// Whether it may be used with the vectors of a model.
  public boolean fits(ModelId model) {
    return embedder.isEmpty() || embedder.equals(model.digest());
  }

  /// The key of a score's words.
  String inWords(double score) {
    if (score < threshold()) {
      return "does_not_fit";
    }
    if (score >= FITS_WELL) {
      return "fits_well";
    }
    return score >= FITS ? "fits" : "might_fit";
  }
}
