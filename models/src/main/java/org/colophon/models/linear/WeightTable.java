package org.colophon.models.linear;

import java.util.List;

/// All labels' weights, indexed by feature. Immutable; the arrays are never changed.
final class WeightTable {
  /// Where each feature's entries begin; one more than there are features.
  private final int[] begin;

  private final char[] labels;
  private final byte[] steps;
  private final float[] step;
  private final float[] bias;

  WeightTable(int[] begin, char[] labels, byte[] steps, float[] step, float[] bias) {
    this.begin = begin;
    this.labels = labels;
    this.steps = steps;
    this.step = step;
    this.bias = bias;
  }

  static WeightTable of(List<LabelWeights> byLabel, int features) {
    int[] begin = new int[features + 1];
    for (LabelWeights weights : byLabel) {
      for (int i = 0; i < weights.size(); i++) {
        begin[weights.feature(i) + 1]++;
      }
    }
    for (int feature = 0; feature < features; feature++) {
      begin[feature + 1] += begin[feature];
    }
    char[] labels = new char[begin[features]];
    byte[] steps = new byte[begin[features]];
    int[] next = begin.clone();
    float[] step = new float[byLabel.size()];
    float[] bias = new float[byLabel.size()];
    for (int label = 0; label < byLabel.size(); label++) {
      LabelWeights weights = byLabel.get(label);
      step[label] = weights.step();
      bias[label] = weights.bias();
      for (int i = 0; i < weights.size(); i++) {
        int at = next[weights.feature(i)]++;
        labels[at] = (char) label;
        steps[at] = weights.steps(i);
      }
    }
    return new WeightTable(begin, labels, steps, step, bias);
  }

  /// The margin of each label: `double[labels]`, above 0 on the label's side.
  double[] margins(SparseVector text) {
    double[] margins = new double[bias.length];
    for (int i = 0; i < text.size(); i++) {
      int feature = text.feature(i);
      for (int at = begin[feature]; at < begin[feature + 1]; at++) {
        margins[labels[at]] += text.value(i) * steps[at];
      }
    }
    for (int label = 0; label < margins.length; label++) {
      margins[label] = margins[label] * step[label] + bias[label];
    }
    return margins;
  }

  int features() {
    return begin.length - 1;
  }

  int begin(int feature) {
    return begin[feature];
  }

  char label(int entry) {
    return labels[entry];
  }

  byte steps(int entry) {
    return steps[entry];
  }

  float step(int label) {
    return step[label];
  }

  float bias(int label) {
    return bias[label];
  }
}
