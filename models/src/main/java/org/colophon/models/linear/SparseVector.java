package org.colophon.models.linear;

/// A sparse vector: feature numbers in ascending order and their values. The arrays are never
/// changed.
final class SparseVector {
  private final int[] features;
  private final float[] values;

  SparseVector(int[] features, float[] values) {
    this.features = features;
    this.values = values;
  }

  int size() {
    return features.length;
  }

  int feature(int i) {
    return features[i];
  }

  float value(int i) {
    return values[i];
  }
}
