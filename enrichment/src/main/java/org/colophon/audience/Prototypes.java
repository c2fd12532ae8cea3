package org.colophon.audience;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.colophon.audience.PrototypeMaterial.Example;
import org.colophon.audience.PrototypeMaterial.InteractionVector;
import org.colophon.audience.SphericalMeans.Weighted;
import org.colophon.models.Embedding;

/// The computation of the vectors that represent a segment. There is one of its description, one
/// per example (grouped where there are many), up to five of its members' recent interests, and
/// negative ones of what members dismissed. Each interest keeps a vector of its own, because an
/// average of all would represent none.
public final class Prototypes {
  private static final int MOST_EXAMPLES = 12;
  private static final int MOST_MEMBER_VECTORS = 5;
  private static final double LEAST_WEIGHT = 0.05;

  private Prototypes() {}

  /// The decay of interactions over time.
  ///
  /// @param now instant from which its age is counted
  /// @param halfLife after this time it counts half as much
  public record Ageing(Instant now, Duration halfLife) {
    double share(Instant at) {
      double age = Math.max(0, (double) Duration.between(at, now).toSeconds());
      return Math.pow(0.5, age / halfLife.toSeconds());
    }
  }

  /// The direction between some vectors; empty when there are none.
  public static Optional<Embedding> mean(List<Embedding> vectors) {
    return vectors.isEmpty()
        ? Optional.empty()
        : Optional.of(SphericalMeans.mean(vectors.stream().map(v -> new Weighted(v, 1)).toList()));
  }

  /// The prototypes of a segment; the same for the same input and generator state.
  public static List<Prototype> of(
      SegmentId segment, PrototypeMaterial material, Ageing ageing, RandomGenerator random) {
    List<Prototype> prototypes = new ArrayList<>();
    prototypes.add(new Prototype(segment, material.description(), "description", false));
    addExamples(prototypes, segment, material.positive(), false, random);
    addExamples(prototypes, segment, material.negative(), true, random);
    Map<Embedding, Double> weights = weights(material.interactions(), ageing);
    for (Embedding vector : interests(weights, 1, random)) {
      prototypes.add(new Prototype(segment, vector, Prototype.MEMBERS, false));
    }
    for (Embedding vector : interests(weights, -1, random)) {
      prototypes.add(new Prototype(segment, vector, Prototype.DISMISSED, true));
    }
    return prototypes;
  }

  private static void addExamples(
      List<Prototype> prototypes,
      SegmentId segment,
      List<Example> examples,
      boolean negative,
      RandomGenerator random) {
    if (examples.size() <= MOST_EXAMPLES) {
      for (Example example : examples) {
        String origin = "example: " + example.title();
        prototypes.add(new Prototype(segment, example.vector(), origin, negative));
      }
      return;
    }
    List<Weighted> points = examples.stream().map(e -> new Weighted(e.vector(), 1)).toList();
    for (Embedding centre : SphericalMeans.of(points, MOST_EXAMPLES, random)) {
      String origin = "example: " + nearest(examples, centre).title();
      prototypes.add(new Prototype(segment, centre, origin, negative));
    }
  }

  private static Example nearest(List<Example> examples, Embedding vector) {
    Example nearest = examples.getFirst();
    for (Example example : examples) {
      if (example.vector().cosine(vector) > nearest.vector().cosine(vector)) {
        nearest = example;
      }
    }
    return nearest;
  }

  /// The vectors that stand for what somebody did lately.
  public static List<Embedding> liked(
      List<InteractionVector> interactions, Ageing ageing, RandomGenerator random) {
    return interests(weights(interactions, ageing), 1, random);
  }

  /// The vectors that stand for what somebody dismissed lately.
  public static List<Embedding> disliked(
      List<InteractionVector> interactions, Ageing ageing, RandomGenerator random) {
    return interests(weights(interactions, ageing), -1, random);
  }

  /// Each item once with the sum of its weights, below 0 where members dismissed it more than they
  /// liked it.
  private static Map<Embedding, Double> weights(
      List<InteractionVector> interactions, Ageing ageing) {
    Map<Embedding, Double> weights = new LinkedHashMap<>();
    interactions.forEach(
        t -> weights.merge(t.vector(), worth(t.type()) * ageing.share(t.at()), Double::sum));
    return weights;
  }

  /// The interests behind the items whose weight has the given sign.
  private static List<Embedding> interests(
      Map<Embedding, Double> weights, int sign, RandomGenerator random) {
    List<Weighted> points = new ArrayList<>();
    weights.forEach((vector, weight) -> {
      if (sign * weight >= LEAST_WEIGHT) {
        points.add(new Weighted(vector, sign * weight));
      }
    });
    return InterestClusters.of(points, MOST_MEMBER_VECTORS, random);
  }

  private static double worth(Signal.Type type) {
    return switch (type) {
      case VIEW -> 1;
      case FOLLOW, NEWSLETTER -> 2;
      case BOOKMARK -> 2;
      case PURCHASE -> 4;
      case DISMISS -> -3;
    };
  }
}
