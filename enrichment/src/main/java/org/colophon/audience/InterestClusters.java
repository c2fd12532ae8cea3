package org.colophon.audience;

import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.colophon.audience.SphericalMeans.Weighted;
import org.colophon.models.Embedding;

/// A clustering of a set of vectors into interests: their number and their centres. The number is
/// the one whose groups are set apart best by the mean silhouette (Rousseeuw 1987, with 1 - cosine
/// as the distance); below [#STRUCTURE] there is one interest.
final class InterestClusters {
  /// What is below this, Kaufman and Rousseeuw (1990) call no substantial structure.
  private static final double STRUCTURE = 0.25;

  private static final int FEWEST = 4;

  /// Of more vectors the heaviest are looked at: the comparison is of all with all.
  private static final int MOST_COMPARED = 128;

  private InterestClusters() {}

  /// The centres, at most `cap`; none of nothing.
  static List<Embedding> of(List<Weighted> points, int cap, RandomGenerator random) {
    if (points.isEmpty()) {
      return List.of();
    }
    List<Weighted> compared =
        points.stream()
            .sorted(Comparator.comparingDouble(Weighted::weight).reversed())
            .limit(MOST_COMPARED)
            .toList();
    List<Embedding> best = List.of(SphericalMeans.mean(points));
    double bestSilhouette = STRUCTURE;
    for (int k = 2; k <= cap && compared.size() >= FEWEST; k++) {
      List<Embedding> centres = SphericalMeans.of(points, k, random);
      double silhouette = silhouette(compared, centres);
      if (silhouette > bestSilhouette) {
        best = centres;
        bestSilhouette = silhouette;
      }
    }
    return best;
  }

  /// In [-1, 1]; a vector alone in its group counts 0, as do all when there is one group.
  private static double silhouette(List<Weighted> points, List<Embedding> centres) {
    int[] group = points.stream().mapToInt(p -> nearest(p.vector(), centres)).toArray();
    double sum = 0;
    for (int i = 0; i < group.length; i++) {
      double[] distance = new double[centres.size()];
      int[] size = new int[centres.size()];
      for (int j = 0; j < group.length; j++) {
        if (i != j) {
          distance[group[j]] += 1 - points.get(i).vector().cosine(points.get(j).vector());
          size[group[j]]++;
        }
      }
      sum += silhouette(group[i], distance, size);
    }
    return sum / group.length;
  }

  private static double silhouette(int own, double[] distance, int[] size) {
    double other = Double.POSITIVE_INFINITY;
    for (int g = 0; g < size.length; g++) {
      if (g != own && size[g] > 0) {
        other = Math.min(other, distance[g] / size[g]);
      }
    }
    if (size[own] == 0 || Double.isInfinite(other)) {
      return 0;
    }
    double within = distance[own] / size[own];
    double larger = Math.max(within, other);
    return larger < 1e-12 ? 0 : (other - within) / larger;
  }

  private static int nearest(Embedding vector, List<Embedding> centres) {
    int nearest = 0;
    for (int c = 1; c < centres.size(); c++) {
      if (vector.cosine(centres.get(c)) > vector.cosine(centres.get(nearest))) {
        nearest = c;
      }
    }
    return nearest;
  }
}
