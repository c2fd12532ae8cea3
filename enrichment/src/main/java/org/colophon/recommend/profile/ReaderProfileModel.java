package org.colophon.recommend.profile;

import java.util.ArrayList;
import java.util.List;
import org.colophon.models.linear.Logistic;

/// The weights of a reader profile's features and of the click model.
///
/// @param weights of the features (see [ReaderProfile#features]), then of the click model
public record ReaderProfileModel(List<Double> weights) {
  /// Set by hand: a cosine of 0.25 more, three times the share of topics, or an author who is liked
  /// already each make a choice about e times as likely; what is disliked counts half.
  public static final ReaderProfileModel SHIPPED =
      new ReaderProfileModel(List.of(4.0, 2.0, 0.5, -2.0, 0.5, -0.5, 1.5));

  private static final double RIDGE = 20;

  public ReaderProfileModel {
    weights = List.copyOf(weights);
    if (weights.size() != ReaderProfile.FEATURES + 1) {
      throw new IllegalArgumentException(
          "expected " + (ReaderProfile.FEATURES + 1) + " weights, got " + weights.size());
    }
  }

  /// A training example: one choice among the items shown.
  ///
  /// @param clickModel without this choice
  public record TrainingExample(
      ReaderProfile profile, ClickModel.Offer offer, ClickModel clickModel) {}

  /// Learns the weights. Only differences between the texts of one offer say which one is chosen.
  public static ReaderProfileModel fit(List<TrainingExample> examples) {
    List<double[]> features = new ArrayList<>();
    List<Boolean> chosen = new ArrayList<>();
    for (TrainingExample example : examples) {
      List<double[]> own = new ArrayList<>();
      for (ItemFeatures entry : example.offer().shown()) {
        own.add(features(example.profile(), example.clickModel(), entry));
        chosen.add(example.offer().chosen().contains(own.size() - 1));
      }
      features.addAll(centred(own));
    }
    return new ReaderProfileModel(Logistic.fit(features, chosen, RIDGE).weights());
  }

  /// Higher is better; comparable among texts for one taste.
  public double score(ReaderProfile profile, ClickModel clickModel, ItemFeatures text) {
    double[] features = features(profile, clickModel, text);
    double score = clickModel.ofTopics(text);
    for (int i = 0; i < features.length; i++) {
      score += weights.get(i) * features[i];
    }
    return score;
  }

  private static double[] features(
      ReaderProfile profile, ClickModel clickModel, ItemFeatures text) {
    double[] all = new double[ReaderProfile.FEATURES + 1];
    System.arraycopy(profile.features(text), 0, all, 0, ReaderProfile.FEATURES);
    all[ReaderProfile.FEATURES] = clickModel.of(text);
    return all;
  }

  private static List<double[]> centred(List<double[]> features) {
    double[] mean = new double[features.getFirst().length];
    for (double[] one : features) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += one[i] / features.size();
      }
    }
    for (double[] one : features) {
      for (int i = 0; i < mean.length; i++) {
        one[i] -= mean[i];
      }
    }
    return features;
  }
}
