package org.colophon.models.names;

import java.util.Arrays;
import java.util.Map;

/// The feature weights, one row per feature with one weight per label, rounded to 8 bits; small
/// ones are left out. Immutable.
final class WeightRows {
  /// Weights below this part of the largest are left out.
  private static final double LEAST_PART = 0.004;

  private static final int MOST_STEPS = 127;
  private static final int EMPTY = -1;

  /// Hashes of the features, ascending.
  final int[] features;

  /// Where the entries of each row begin; one more at the end.
  final int[] starts;

  final byte[] labels;
  final byte[] steps;
  final float step;
  private final int[] slots;

  WeightRows(int[] features, int[] starts, byte[] labels, byte[] steps, float step) {
    this.features = features;
    this.starts = starts;
    this.labels = labels;
    this.steps = steps;
    this.step = step;
    this.slots = new int[Integer.highestOneBit(Math.max(1, features.length)) * 4];
    Arrays.fill(slots, EMPTY);
    for (int row = 0; row < features.length; row++) {
      int slot = slot(features[row]);
      while (slots[slot] != EMPTY) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = row;
    }
  }

  /// @param count of labels
  /// @param rows number of each feature's row in `weights`
  static WeightRows of(int count, Map<Integer, Integer> rows, double[] weights) {
    double largest = Arrays.stream(weights).map(Math::abs).max().orElse(0);
    float step = (float) Math.max(largest / MOST_STEPS, Float.MIN_NORMAL);
    double least = Math.max(largest * LEAST_PART, step / 2);
    int[] sorted = rows.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    int[] kept = new int[sorted.length];
    int[] starts = new int[sorted.length + 1];
    byte[] labels = new byte[weights.length];
    byte[] steps = new byte[weights.length];
    int row = 0;
    int end = 0;
    for (int feature : sorted) {
      int base = rows.getOrDefault(feature, 0) * count;
      for (int label = 0; label < count; label++) {
        if (Math.abs(weights[base + label]) >= least) {
          labels[end] = (byte) label;
          steps[end++] = (byte) Math.round(weights[base + label] / step);
        }
      }
      if (end > starts[row]) {
        kept[row++] = feature;
        starts[row] = end;
      }
    }
    return new WeightRows(
        Arrays.copyOf(kept, row),
        Arrays.copyOf(starts, row + 1),
        Arrays.copyOf(labels, end),
        Arrays.copyOf(steps, end),
        step);
  }

  /// Adds the weights of a feature to `scores`; nothing where it is unknown.
  void addTo(double[] scores, int feature) {
    int slot = slot(feature);
    while (slots[slot] != EMPTY) {
      int row = slots[slot];
      if (features[row] == feature) {
        for (int entry = starts[row]; entry < starts[row + 1]; entry++) {
          scores[labels[entry]] += steps[entry] * step;
        }
        return;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
  }

  private int slot(int feature) {
    int mixed = feature * 0x9E3779B9;
    return (mixed ^ (mixed >>> 15)) & (slots.length - 1);
  }
}
