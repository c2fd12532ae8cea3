package org.colophon.recommend.profile;

import java.util.List;
import java.util.Set;
import org.colophon.models.Embedding;

/// The profile of a reader or an audience, given by liked and disliked items. Immutable.
public final class ReaderProfile {
  /// The number of features.
  public static final int FEATURES = 6;

  private static final double SHARPNESS = 8; // how much the nearest count before the others
  private static final double TOPICS_ADDED = 0.3;
  private static final double TOPICS_OF_ALL = 3;

  private final BackgroundMean background;
  private final List<ItemFeatures> liked;
  private final List<ItemFeatures> disliked;
  private final List<Embedding> toward;
  private final List<Embedding> against;

  private ReaderProfile(
      BackgroundMean background, List<ItemFeatures> liked, List<ItemFeatures> disliked) {
    this.background = background;
    this.liked = List.copyOf(liked);
    this.disliked = List.copyOf(disliked);
    this.toward = liked.stream().map(entry -> background.apart(entry.about())).toList();
    this.against = disliked.stream().map(entry -> background.apart(entry.about())).toList();
  }

  public static ReaderProfile of(
      BackgroundMean background, List<ItemFeatures> liked, List<ItemFeatures> disliked) {
    return new ReaderProfile(background, liked, disliked);
  }

  /// Whether nothing is known of it.
  public boolean isEmpty() {
    return liked.isEmpty() && disliked.isEmpty();
  }

  /// What speaks for and against a text: its highest cosine with what is liked; a mean of all those
  /// cosines in which the nearest count most; the logarithm of the share of its topics; the highest
  /// cosine with what is disliked; and how many of what is liked and of what is disliked has one of
  /// its makers, as logarithms. Cosines are those of what sets texts apart, and 0 where there are
  /// none.
  public double[] features(ItemFeatures text) {
    Embedding apart = background.apart(text.about());
    return new double[] {
      nearest(toward, apart),
      nearness(apart),
      share(text),
      nearest(against, apart),
      made(liked, text),
      made(disliked, text)
    };
  }

  private static double nearest(List<Embedding> some, Embedding text) {
    return some.stream().mapToDouble(text::cosine).max().orElse(0);
  }

  private double nearness(Embedding text) {
    return Math.log(
            toward.stream()
                .mapToDouble(one -> Math.exp(SHARPNESS * text.cosine(one)))
                .average()
                .orElse(1))
        / SHARPNESS;
  }

  private double share(ItemFeatures text) {
    long same = liked.stream().filter(entry -> meet(entry.topics(), text.topics())).count();
    return Math.log((same + TOPICS_ADDED) / (liked.size() + TOPICS_OF_ALL));
  }

  private static double made(List<ItemFeatures> some, ItemFeatures text) {
    return Math.log1p(
        (double)
            some.stream().filter(entry -> meet(entry.contributors(), text.contributors())).count());
  }

  private static boolean meet(Set<String> some, Set<String> others) {
    return some.stream().anyMatch(others::contains);
  }
}
