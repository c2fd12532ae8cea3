package org.colophon.audience;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.colophon.audience.PrototypeMaterial.Example;
import org.colophon.audience.PrototypeMaterial.Touched;
import org.colophon.audience.SphericalMeans.Weighted;
import org.colophon.models.Embedding;

/// Makes the vectors that stand for a segment: one of its description, one per example (grouped
/// where there are many), up to three of what its members did lately. An interest of its own keeps
/// a vector of its own; an average of all would stand for none.
public final class Prototypes {
  /// What a member did counts half as much after this time.
  public static final Duration HALF_LIFE = Duration.ofDays(90);

  private static final int MOST_EXAMPLES = 12;
  private static final int MOST_MEMBER_VECTORS = 3;
  private static final int ITEMS_PER_MEMBER_VECTOR = 4;
  private static final double LEAST_WEIGHT = 0.05;

  private Prototypes() {}

  /// The prototypes of a segment; the same for the same input and generator state.
  ///
  /// @param now instant from which the age of signals is counted
  public static List<Prototype> of(
      SegmentId segment, PrototypeMaterial material, Instant now, RandomGenerator random) {
    List<Prototype> prototypes = new ArrayList<>();
    prototypes.add(new Prototype(segment, material.description(), "description", false));
    addExamples(prototypes, segment, material.positive(), false, random);
    addExamples(prototypes, segment, material.negative(), true, random);
    for (Embedding vector : members(material.touched(), now, random)) {
      prototypes.add(new Prototype(segment, vector, "members", false));
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

  /// Means of what members did, each item once with the sum of its weights; an item that they
  /// dismissed more than liked does not count.
  private static List<Embedding> members(
      List<Touched> touched, Instant now, RandomGenerator random) {
    Map<Embedding, Double> weights = new LinkedHashMap<>();
    touched.forEach(t -> weights.merge(t.vector(), weight(t, now), Double::sum));
    List<Weighted> points = new ArrayList<>();
    weights.forEach((vector, weight) -> {
      if (weight >= LEAST_WEIGHT) {
        points.add(new Weighted(vector, weight));
      }
    });
    if (points.isEmpty()) {
      return List.of();
    }
    int groups = Math.min(MOST_MEMBER_VECTORS, 1 + points.size() / ITEMS_PER_MEMBER_VECTOR);
    return groups == 1
        ? List.of(SphericalMeans.mean(points))
        : SphericalMeans.of(points, groups, random);
  }

  private static double weight(Touched touched, Instant now) {
    double ageInHalfLives =
        Math.max(0, (double) Duration.between(touched.at(), now).toSeconds())
            / HALF_LIFE.toSeconds();
    return worth(touched.type()) * Math.pow(0.5, ageInHalfLives);
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
