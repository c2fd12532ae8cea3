package org.colophon.matching;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.colophon.models.Embedding;

/// The mean vector of each language, which all texts of one kind have in common and which therefore
/// says nothing of one of them. Where few vectors were added, the mean is drawn toward that of
/// reference texts. Not thread-safe.
final class MeanVectors {
  private static final String ALL = "";

  private final Map<String, float[]> reference;
  private final double weight;
  private final Map<String, float[]> sums = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /// @param reference means by language; empty for none
  /// @param weight how many vectors a reference counts for
  MeanVectors(Map<String, float[]> reference, double weight) {
    this.reference = Map.copyOf(reference);
    this.weight = weight;
  }

  void add(String language, Embedding vector) {
    float[] values = vector.toArray();
    for (String key : new String[] {language, ALL}) {
      float[] sum = sums.computeIfAbsent(key, _ -> new float[values.length]);
      for (int d = 0; d < values.length; d++) {
        sum[d] += values[d];
      }
      counts.merge(key, 1, Integer::sum);
    }
  }

  /// The direction of a vector without what its language has in common; the vector itself where
  /// nothing is left.
  Embedding centred(String language, Embedding vector) {
    float[] rest = vector.toArray();
    float[] mean = mean(language, rest.length);
    double squares = 0;
    for (int d = 0; d < rest.length; d++) {
      rest[d] -= mean[d];
      squares += (double) rest[d] * rest[d];
    }
    return squares > 1e-9 ? Embedding.normalized(rest) : vector;
  }

  private float[] mean(String language, int dimensions) {
    String key = counts.containsKey(language) || reference.containsKey(language) ? language : ALL;
    float[] sum = sums.getOrDefault(key, new float[dimensions]);
    float[] known = reference.get(key);
    double share = known == null ? 0 : weight;
    double all = counts.getOrDefault(key, 0) + share;
    float[] mean = new float[dimensions];
    for (int d = 0; d < dimensions && all > 0; d++) {
      mean[d] = (float) ((sum[d] + share * (known == null ? 0 : known[d])) / all);
    }
    return mean;
  }

  /// The means of vectors by language, and of all under the empty name.
  static Map<String, float[]> of(Iterable<SegmentMaterial.LanguageVector> vectors) {
    MeanVectors means = new MeanVectors(Map.of(), 0);
    vectors.forEach(one -> means.add(one.language(), one.vector()));
    Map<String, float[]> byLanguage = new HashMap<>();
    for (String language : means.counts.keySet()) {
      int dimensions = Objects.requireNonNull(means.sums.get(language), "was added").length;
      byLanguage.put(language, means.mean(language, dimensions));
    }
    return byLanguage;
  }
}
