package org.colophon.eval.systems;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One similarity of a text to each of some segments, relative to the catalogue at large and to the
/// segments' own examples: 0.4 says much where nothing reaches 0.3 and nothing where all do.
final class Similarity {
  private static final double LEAST = 1e-6; // variance

  private final double[] clearness;

  private Similarity(int segments) {
    this.clearness = new double[segments];
  }

  /// Compares.
  ///
  /// @param catalogue the similarities of each text of the catalogue, whatever it is for
  /// @param own how alike the examples of each segment are to each other; NaN where there is only
  ///   one
  static Similarity of(List<double[]> catalogue, double[] own) {
    Similarity result = new Similarity(own.length);
    double usual = Arrays.stream(own).filter(o -> !Double.isNaN(o)).average().orElse(0);
    for (int s = 0; s < own.length; s++) {
      double level = Double.isNaN(own[s]) ? usual : own[s];
      double mean = 0;
      double squares = 0;
      for (double[] text : catalogue) {
        mean += text[s] / catalogue.size();
        squares += text[s] * text[s] / catalogue.size();
      }
      double deviation = Math.sqrt(Math.max(squares - mean * mean, LEAST));
      result.clearness[s] = (level - mean) / deviation;
    }
    return result;
  }

  /// The features of one text, by segment: the similarity; its standard score among those of the
  /// other segments, in deviations; how far it is behind the best; the logarithm of its rank; and
  /// how far the segment's examples stand out from the catalogue.
  List<double[]> features(double[] text) {
    double best = Arrays.stream(text).max().orElse(0);
    double mean = Arrays.stream(text).average().orElse(0);
    double variance = Arrays.stream(text).map(t -> (t - mean) * (t - mean)).average().orElse(0);
    double deviation = Math.sqrt(Math.max(variance, LEAST));
    List<double[]> features = new ArrayList<>();
    for (int s = 0; s < text.length; s++) {
      double own = text[s];
      long before = Arrays.stream(text).filter(other -> other > own).count();
      features.add(
          new double[] {
            own, (own - mean) / deviation, own - best, Math.log1p((double) before), clearness[s]
          });
    }
    return features;
  }
}
