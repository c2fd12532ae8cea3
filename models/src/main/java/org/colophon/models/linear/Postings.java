package org.colophon.models.linear;

import java.util.List;

/// An inverted index from features to texts. Immutable; the arrays are never changed.
final class Postings {
  private final int texts;

  /// Where each feature's entries begin; one more than there are features.
  private final int[] begin;

  private final int[] text;
  private final float[] value;

  Postings(int texts, int[] begin, int[] text, float[] value) {
    this.texts = texts;
    this.begin = begin;
    this.text = text;
    this.value = value;
  }

  static Postings of(List<SparseVector> vectors, int features) {
    int[] begin = new int[features + 1];
    for (SparseVector vector : vectors) {
      for (int i = 0; i < vector.size(); i++) {
        begin[vector.feature(i) + 1]++;
      }
    }
    for (int feature = 0; feature < features; feature++) {
      begin[feature + 1] += begin[feature];
    }
    int[] next = begin.clone();
    int[] text = new int[begin[features]];
    float[] value = new float[begin[features]];
    for (int t = 0; t < vectors.size(); t++) {
      SparseVector vector = vectors.get(t);
      for (int i = 0; i < vector.size(); i++) {
        int at = next[vector.feature(i)]++;
        text[at] = t;
        value[at] = half(vector.value(i));
      }
    }
    return new Postings(vectors.size(), begin, text, value);
  }

  /// The value as the file keeps it, with 11 bits.
  private static float half(float value) {
    return Float.float16ToFloat(Float.floatToFloat16(value));
  }

  /// The dot product with each text: `float[texts]`.
  float[] similarities(SparseVector vector) {
    float[] sums = new float[texts];
    for (int i = 0; i < vector.size(); i++) {
      float factor = vector.value(i);
      int feature = vector.feature(i);
      for (int at = begin[feature]; at < begin[feature + 1]; at++) {
        sums[text[at]] += factor * value[at];
      }
    }
    return sums;
  }

  int texts() {
    return texts;
  }

  int features() {
    return begin.length - 1;
  }

  int begin(int feature) {
    return begin[feature];
  }

  int text(int entry) {
    return text[entry];
  }

  float value(int entry) {
    return value[entry];
  }
}
