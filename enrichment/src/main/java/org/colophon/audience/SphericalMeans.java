package org.colophon.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.colophon.models.Embedding;

/// A spherical k-means clustering of weighted vectors (by cosine).
final class SphericalMeans {
  private static final int ROUNDS = 12;

  private SphericalMeans() {}

  /// A vector and its weight, above 0.
  record Weighted(Embedding vector, double weight) {}

  /// At most `k` means; fewer where groups run empty. The first centres are drawn far from each
  /// other.
  static List<Embedding> of(List<Weighted> points, int k, RandomGenerator random) {
    if (points.size() <= k) {
      return points.stream().map(Weighted::vector).toList();
    }
    List<Embedding> centres = spread(points, k, random);
    for (int round = 0; round < ROUNDS; round++) {
      List<List<Weighted>> groups = grouped(points, centres);
      centres = groups.stream().filter(g -> !g.isEmpty()).map(SphericalMeans::mean).toList();
    }
    return centres;
  }

  /// The direction of the weighted sum; of the first where the sum has none.
  static Embedding mean(List<Weighted> points) {
    Embedding first = points.getFirst().vector();
    float[] sum = new float[first.dim()];
    for (Weighted point : points) {
      float[] vector = point.vector().toArray();
      for (int d = 0; d < sum.length; d++) {
        sum[d] += (float) (point.weight() * vector[d]);
      }
    }
    double squares = 0;
    for (float value : sum) {
      squares += value * value;
    }
    return squares > 1e-9 ? Embedding.normalized(sum) : first;
  }

  private static List<Embedding> spread(List<Weighted> points, int k, RandomGenerator random) {
    List<Embedding> centres = new ArrayList<>();
    centres.add(points.get(random.nextInt(points.size())).vector());
    while (centres.size() < k) {
      Embedding farthest = centres.getFirst();
      double least = Double.POSITIVE_INFINITY;
      for (Weighted point : points) {
        double near = nearness(point.vector(), centres);
        if (near < least) {
          least = near;
          farthest = point.vector();
        }
      }
      centres.add(farthest);
    }
    return centres;
  }

  private static double nearness(Embedding vector, List<Embedding> centres) {
    return centres.stream().mapToDouble(vector::cosine).max().orElse(-1);
  }

  private static List<List<Weighted>> grouped(List<Weighted> points, List<Embedding> centres) {
    List<List<Weighted>> groups = new ArrayList<>();
    centres.forEach(centre -> groups.add(new ArrayList<>()));
    for (Weighted point : points) {
      int nearest = 0;
      for (int c = 1; c < centres.size(); c++) {
        if (point.vector().cosine(centres.get(c)) > point.vector().cosine(centres.get(nearest))) {
          nearest = c;
        }
      }
      groups.get(nearest).add(point);
    }
    return groups;
  }
}
