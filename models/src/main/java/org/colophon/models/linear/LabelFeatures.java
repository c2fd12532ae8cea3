package org.colophon.models.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The features of every label for one text. They are the margins of all blocks together and of
/// each block alone, the margins of parents and children, the label's rank, its frequency, and its
/// share among the most similar texts.
final class LabelFeatures {
  private static final int FEW = 5;
  private static final int MANY = 20;
  private static final double NO_CHILD = -2;
  private static final int NEAR = 60;
  private static final int AFTER_RANK = 5;

  private final List<List<Integer>> labels;
  private final List<List<Integer>> parents;
  private final int[] counts;

  /// @param labels of each training text
  /// @param parents of each label
  LabelFeatures(List<List<Integer>> labels, List<List<Integer>> parents) {
    this.labels = List.copyOf(labels);
    this.parents = List.copyOf(parents);
    this.counts = new int[parents.size()];
    labels.forEach(some -> some.forEach(label -> counts[label]++));
  }

  /// The features of every label.
  ///
  /// @param margins by view, the one of all blocks first, then label
  /// @param similarities to each training text
  /// @param self number of the text itself where it is a training text, else -1
  double[][] of(List<float[]> margins, float[] similarities, int self) {
    float[] main = margins.getFirst();
    int[] nearest = nearest(similarities, self);
    double[] few = votes(similarities, nearest, FEW);
    double[] many = votes(similarities, nearest, MANY);
    double[] below = children(main);
    int[] rank = ranks(main);
    double best = IntStream.range(0, main.length).mapToDouble(l -> main[l]).max().orElse(0);
    double[][] features = new double[main.length][margins.size() + 7];
    for (int label = 0; label < main.length; label++) {
      double[] own = features[label];
      for (int view = 0; view < margins.size(); view++) {
        own[view] = margins.get(view)[label];
      }
      int at = margins.size();
      own[at++] = parent(main, label);
      own[at++] = below[label];
      own[at++] = Math.log1p(rank[label]);
      own[at++] = best;
      own[at++] = frequency(label, self);
      own[at++] = few[label];
      own[at] = many[label];
    }
    return features;
  }

  /// Whether the label with these features is among those whose margins are highest.
  static boolean isNear(double[] features) {
    return features[features.length - AFTER_RANK] < Math.log1p(NEAR);
  }

  private double parent(float[] margins, int label) {
    return parents.get(label).stream().mapToDouble(p -> margins[p]).max().orElse(1);
  }

  private double[] children(float[] margins) {
    double[] best = new double[margins.length];
    Arrays.fill(best, NO_CHILD);
    for (int label = 0; label < margins.length; label++) {
      for (int parent : parents.get(label)) {
        best[parent] = Math.max(best[parent], margins[label]);
      }
    }
    return best;
  }

  private double frequency(int label, int self) {
    boolean own = self >= 0 && labels.get(self).contains(label);
    return Math.log((counts[label] - (own ? 1 : 0) + 1.0) / (labels.size() + 2.0));
  }

  private static int[] ranks(float[] margins) {
    int[] rank = new int[margins.length];
    List<Integer> order = new ArrayList<>(IntStream.range(0, rank.length).boxed().toList());
    order.sort((a, b) -> Float.compare(margins[b], margins[a]));
    for (int i = 0; i < rank.length; i++) {
      rank[order.get(i)] = i;
    }
    return rank;
  }

  /// The most similar texts, best first; among equals the first training text.
  private static int[] nearest(float[] similarities, int self) {
    int[] nearest = new int[Math.min(MANY, similarities.length - (self >= 0 ? 1 : 0))];
    int size = 0;
    for (int i = 0; i < similarities.length; i++) {
      boolean full = size == nearest.length;
      if (i == self
          || nearest.length == 0
          || (full && similarities[i] <= similarities[nearest[size - 1]])) {
        continue;
      }
      int at = full ? size - 1 : size++;
      while (at > 0 && similarities[i] > similarities[nearest[at - 1]]) {
        nearest[at] = nearest[at - 1];
        at--;
      }
      nearest[at] = i;
    }
    return nearest;
  }

  /// Share of each label among the nearest, each weighing the square of its similarity.
  private double[] votes(float[] similarities, int[] nearest, int most) {
    double[] votes = new double[counts.length];
    double all = 1e-9;
    for (int i = 0; i < Math.min(most, nearest.length); i++) {
      double weight = Math.pow(Math.max(0, similarities[nearest[i]]), 2);
      all += weight;
      for (int label : labels.get(nearest[i])) {
        votes[label] += weight;
      }
    }
    for (int label = 0; label < votes.length; label++) {
      votes[label] /= all;
    }
    return votes;
  }
}
