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
  private static final double MIGHT_FIT = 0.3;

  /// Not one raw cosine among the features: its level depends on model and language. The threshold
  /// is where seven of ten held-out matches were right.
  public static final MatchModel SHIPPED =
      new MatchModel(
          "shipped 2",
          "logistic regression on the items that define the demo's segments, each left out of all"
              + " definitions and compared with every segment in use, once with the publisher's"
              + " subjects and once without; a segment fits that names the item as an example;"
              + " rounded",
          "",
          new Logistic(-4.5, List.of(0.3, 0.4, 0.6, 5.6, 4.9)),
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

  /// A score in [0, 1]; a probability where there is a calibration.
  double score(MatchFeatures features, String language, SegmentId segment) {
    double logit = fusion.logit(inputs(features, language));
    return calibration
        .map(c -> c.probability(logit, segment))
        .orElseGet(() -> 1 / (1 + Math.exp(-logit)));
  }

  /// The features as they are weighed: the standard score counts apart in English, which every
  /// bundled model reads better than other languages.
  static double[] inputs(MatchFeatures features, String language) {
    boolean english = language.equals("en");
    return new double[] {
      english ? 0 : features.standardScore(),
      english ? features.standardScore() : 0,
      features.margin(),
      features.subjects(),
      features.words()
    };
  }

  /// The score from which a segment is suggested.
  double threshold() {
    return calibration.map(Calibration::threshold).orElse(MIGHT_FIT);
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
