package org.colophon.recommend.profile;

import java.util.ArrayList;
import java.util.List;
import org.colophon.models.linear.Logistic;

/// How much each sign of a taste and the appeal count.
///
/// @param weights of the signs (see [ReaderProfile#signs]), then of the appeal
public record ReaderProfileModel(List<Double> weights) {
  /// Set by hand: a cosine of 0.25 more, three times the share of topics, or an author who is liked
  /// already each make a choice about e times as likely; what is disliked counts half.
  public static final ReaderProfileModel SHIPPED =
      new ReaderProfileModel(List.of(4.0, 2.0, 0.5, -2.0, 0.5, -0.5, 1.5));

  private static final double RIDGE = 20;

  public ReaderProfileModel {
    weights = List.copyOf(weights);
    if (weights.size() != ReaderProfile.SIGNS + 1) {
      throw new IllegalArgumentException(
          "there are " + (ReaderProfile.SIGNS + 1) + " signs, but " + weights.size() + " weights");
    }
  }

  /// A choice to learn from.
  ///
  /// @param appeal without this choice
  public record Lesson(ReaderProfile taste, ClickModel.Offer offer, ClickModel appeal) {}

  /// Learns the weights. Only differences between the texts of one offer say which one is chosen.
  public static ReaderProfileModel learn(List<Lesson> lessons) {
    List<double[]> signs = new ArrayList<>();
    List<Boolean> chosen = new ArrayList<>();
    for (Lesson lesson : lessons) {
      List<double[]> own = new ArrayList<>();
      for (ItemFeatures piece : lesson.offer().shown()) {
        own.add(signs(lesson.taste(), lesson.appeal(), piece));
        chosen.add(lesson.offer().chosen().contains(own.size() - 1));
      }
      signs.addAll(centred(own));
    }
    return new ReaderProfileModel(Logistic.fit(signs, chosen, RIDGE).weights());
  }

  /// Higher is better; comparable among texts for one taste.
  public double score(ReaderProfile taste, ClickModel appeal, ItemFeatures text) {
    double[] signs = signs(taste, appeal, text);
    double score = appeal.ofTopics(text);
    for (int i = 0; i < signs.length; i++) {
      score += weights.get(i) * signs[i];
    }
    return score;
  }

  private static double[] signs(ReaderProfile taste, ClickModel appeal, ItemFeatures text) {
    double[] all = new double[ReaderProfile.SIGNS + 1];
    System.arraycopy(taste.signs(text), 0, all, 0, ReaderProfile.SIGNS);
    all[ReaderProfile.SIGNS] = appeal.of(text);
    return all;
  }

  private static List<double[]> centred(List<double[]> signs) {
    double[] mean = new double[signs.getFirst().length];
    for (double[] one : signs) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += one[i] / signs.size();
      }
    }
    for (double[] one : signs) {
      for (int i = 0; i < mean.length; i++) {
        one[i] -= mean[i];
      }
    }
    return signs;
  }
}
