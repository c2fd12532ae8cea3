package org.colophon.models.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.colophon.models.StrippedText;

/// The lexical similarity of a text to groups of texts: words and character n-grams weighted by
/// their rarity in a catalogue. It works the same for every language. Immutable and thread-safe.
public final class LexicalCentroids {
  private final FeatureVocabulary vocabulary;
  private final Postings groups;

  private LexicalCentroids(FeatureVocabulary vocabulary, Postings groups) {
    this.vocabulary = vocabulary;
    this.groups = groups;
  }

  /// The centroids of groups of texts.
  ///
  /// @param catalogue texts that say which words are rare; their labels are not needed
  public static LexicalCentroids of(List<String> catalogue, List<List<String>> groups) {
    List<LabelledText> texts =
        catalogue.stream()
            .map(text -> new LabelledText(StrippedText.of(text).text(), Set.of()))
            .toList();
    return of(FeatureVocabulary.of(texts, FeatureSettings.STANDARD), groups);
  }

  /// The centroids of other groups of texts, with words as rare as here.
  public LexicalCentroids ofOthers(List<List<String>> others) {
    return of(vocabulary, others);
  }

  private static LexicalCentroids of(FeatureVocabulary vocabulary, List<List<String>> groups) {
    List<SparseVector> centroids = new ArrayList<>();
    for (List<String> group : groups) {
      centroids.add(centroid(vocabulary, group));
    }
    return new LexicalCentroids(vocabulary, Postings.of(centroids, vocabulary.size()));
  }

  /// The cosine of the text with each group's centroid, in the order of the groups; 0 for an empty
  /// group.
  public List<Double> similarities(String text) {
    SparseVector vector = vocabulary.vector(StrippedText.of(text).text(), Set.of());
    double length = 0;
    for (int i = 0; i < vector.size(); i++) {
      length += (double) vector.value(i) * vector.value(i);
    }
    double scale = 1 / Math.sqrt(Math.max(length, 1e-12));
    List<Double> cosines = new ArrayList<>();
    for (float sum : groups.similarities(vector)) {
      cosines.add(scale * sum);
    }
    return cosines;
  }

  /// The sum of the texts' vectors, of unit length.
  private static SparseVector centroid(FeatureVocabulary vocabulary, List<String> group) {
    Map<Integer, Double> sums = new TreeMap<>();
    for (String text : group) {
      SparseVector vector = vocabulary.vector(StrippedText.of(text).text(), Set.of());
      for (int i = 0; i < vector.size(); i++) {
        sums.merge(vector.feature(i), (double) vector.value(i), Double::sum);
      }
    }
    double squares = sums.values().stream().mapToDouble(v -> v * v).sum();
    double scale = 1 / Math.sqrt(Math.max(squares, 1e-12));
    int[] features = sums.keySet().stream().mapToInt(feature -> feature).toArray();
    float[] values = new float[features.length];
    for (int i = 0; i < features.length; i++) {
      values[i] = (float) (scale * sums.getOrDefault(features[i], 0.0));
    }
    return new SparseVector(features, values);
  }
}
