package org.colophon.recommend.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.colophon.models.Embedding;

/// A model of readers' choices among the items shown together: the direction in which chosen texts
/// differ, and the topics chosen more often than their share. It also applies to texts that nobody
/// has seen yet. Immutable.
public final class ClickModel {
  /// The number of choices after which the click model counts half.
  private static final double ADDED = 20;

  private final BackgroundMean background;
  private final double[] way;
  private final Optional<Embedding> direction;
  private final double choices;
  private final Map<String, Tally> topics;

  /// Texts that were shown together.
  ///
  /// @param chosen which of them, from 0
  public record Offer(List<ItemFeatures> shown, Set<Integer> chosen) {
    public Offer {
      shown = List.copyOf(shown);
      chosen = Set.copyOf(chosen);
    }

    private double share() {
      return (double) chosen.size() / shown.size();
    }

    private double surprise(int place) {
      return (chosen.contains(place) ? 1 : 0) - share();
    }
  }

  /// The expected and actual choices of a topic.
  private record Tally(double expected, double chosen) {
    Tally plus(Tally other) {
      return new Tally(expected + other.expected, chosen + other.chosen);
    }
  }

  private ClickModel(
      BackgroundMean background, double[] way, double choices, Map<String, Tally> topics) {
    this.background = background;
    this.way = way;
    this.direction = direction(way);
    this.choices = choices;
    this.topics = topics;
  }

  /// What is known before anything was chosen.
  public static ClickModel none() {
    return new ClickModel(BackgroundMean.of(List.of()), new double[0], 0, Map.of());
  }

  public static ClickModel of(BackgroundMean background, List<Offer> offers) {
    ClickModel all = new ClickModel(background, new double[0], 0, Map.of());
    double[] way = all.way;
    double choices = 0;
    Map<String, Tally> topics = new TreeMap<>();
    for (Offer offer : offers) {
      way = all.sum(way, offer, 1);
      choices += offer.chosen().size();
      tally(topics, offer, 1);
    }
    return new ClickModel(background, way, choices, topics);
  }

  /// The same without one of the offers that it was made from.
  public ClickModel without(Offer offer) {
    Map<String, Tally> others = new TreeMap<>(topics);
    tally(others, offer, -1);
    return new ClickModel(background, sum(way, offer, -1), choices - offer.chosen().size(), others);
  }

  /// How far a text lies the way that was chosen, in [-1, 1]; 0 where nothing is known.
  public double of(ItemFeatures text) {
    return direction.isEmpty() || choices < 1
        ? 0
        : choices / (choices + ADDED) * direction.get().cosine(background.apart(text.about()));
  }

  private static Optional<Embedding> direction(double[] way) {
    float[] narrow = new float[way.length];
    double squares = 0;
    for (int d = 0; d < narrow.length; d++) {
      narrow[d] = (float) way[d];
      squares += way[d] * way[d];
    }
    return squares < 1e-12 ? Optional.empty() : Optional.of(Embedding.normalized(narrow));
  }

  /// How much oftener than the average texts of its topics are chosen: the mean of logarithms.
  public double ofTopics(ItemFeatures text) {
    return text.topics().stream()
        .map(topic -> topics.getOrDefault(topic, new Tally(0, 0)))
        .mapToDouble(own -> Math.log((own.chosen + ADDED) / (own.expected + ADDED)))
        .average()
        .orElse(0);
  }

  private double[] sum(double[] before, Offer offer, int sign) {
    double[] sum = before.clone();
    for (int place = 0; place < offer.shown().size(); place++) {
      float[] vector = background.apart(offer.shown().get(place).about()).toArray();
      sum = sum.length == 0 ? new double[vector.length] : sum;
      for (int d = 0; d < sum.length; d++) {
        sum[d] += sign * offer.surprise(place) * vector[d];
      }
    }
    return sum;
  }

  private static void tally(Map<String, Tally> topics, Offer offer, int sign) {
    for (int place = 0; place < offer.shown().size(); place++) {
      double chosen = offer.chosen().contains(place) ? 1 : 0;
      for (String topic : offer.shown().get(place).topics()) {
        topics.merge(topic, new Tally(sign * offer.share(), sign * chosen), Tally::plus);
      }
    }
  }
}
