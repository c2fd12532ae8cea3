package org.colophon.models.linear;

import java.util.Arrays;

/// The weights of one label, rounded to 255 steps; most round to zero and are left out. The arrays
/// are never changed.
final class LabelWeights {
  private static final int STEPS = 127;

  private final int[] features;
  private final byte[] steps;
  private final float step;
  private final float bias;

  private LabelWeights(int[] features, byte[] steps, float step, float bias) {
    this.features = features;
    this.steps = steps;
    this.step = step;
    this.bias = bias;
  }

  /// Weights of a label that no text has: always far on the wrong side.
  static LabelWeights never() {
    return new LabelWeights(new int[0], new byte[0], 0, -1);
  }

  static LabelWeights rounded(double[] weights, double bias) {
    double largest = Arrays.stream(weights).map(Math::abs).max().orElse(0);
    double step = largest / STEPS;
    int[] features = new int[weights.length];
    byte[] steps = new byte[weights.length];
    int size = 0;
    for (int feature = 0; feature < weights.length && step > 0; feature++) {
      long rounded = Math.round(weights[feature] / step);
      if (rounded != 0) {
        features[size] = feature;
        steps[size++] = (byte) rounded;
      }
    }
    return new LabelWeights(
        Arrays.copyOf(features, size), Arrays.copyOf(steps, size), (float) step, (float) bias);
  }

  int size() {
    return features.length;
  }

  int feature(int i) {
    return features[i];
  }

  byte steps(int i) {
    return steps[i];
  }

  float step() {
    return step;
  }

  float bias() {
    return bias;
  }
}
