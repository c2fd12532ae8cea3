package org.colophon.models.names;

import java.util.Arrays;

/// The lattice of labels for one sentence: the best label sequence and the marginal probabilities.
///
/// Rows are tokens, columns labels. Probabilities are computed with scaling, in double precision
/// (L. Rabiner, *A tutorial on hidden Markov models*, 1989, section V.A).
final class Lattice {
  private static final double NEVER = Double.NEGATIVE_INFINITY;

  private final Labels labels;
  private final int count;

  /// Weight of each pair of labels, row by row; [#NEVER] where it is not allowed.
  private final double[][] pairs;

  /// @param transitions weight of `before, after` at `before * labels.count() + after`
  Lattice(Labels labels, double[] transitions) {
    this.labels = labels;
    this.count = labels.count();
    this.pairs = new double[count][count];
    for (int before = 0; before < count; before++) {
      for (int after = 0; after < count; after++) {
        pairs[before][after] =
            labels.allows(before, after) ? transitions[before * count + after] : NEVER;
      }
    }
  }

  /// The labels with the highest sum of scores and transitions.
  int[] best(double[][] scores) {
    int length = scores.length;
    double[][] sum = new double[length][count];
    int[][] from = new int[length][count];
    for (int i = 0; i < length; i++) {
      for (int after = 0; after < count; after++) {
        double best = i == 0 ? (labels.mayBegin(after) ? 0 : NEVER) : NEVER;
        for (int before = 0; before < count && i > 0; before++) {
          double reached = sum[i - 1][before] + pairs[before][after];
          if (reached > best) {
            best = reached;
            from[i][after] = before;
          }
        }
        boolean open = i == length - 1 && !labels.mayEnd(after);
        sum[i][after] = open ? NEVER : best + scores[i][after];
      }
    }
    return length == 0 ? new int[0] : back(sum[length - 1], from);
  }

  private int[] back(double[] last, int[][] from) {
    int[] path = new int[from.length];
    int label = 0;
    for (int other = 1; other < count; other++) {
      label = last[other] > last[label] ? other : label;
    }
    for (int i = from.length - 1; i >= 0; i--) {
      path[i] = label;
      label = from[i][label];
    }
    return path;
  }

  /// The probability of each label at each token.
  double[][] probabilities(double[][] scores) {
    return new Sums(scores).labels();
  }

  /// The probability of each label at each token; adds to `expected` how often each pair of labels
  /// is expected, in the order of the transitions.
  double[][] probabilities(double[][] scores, double[] expected) {
    Sums sums = new Sums(scores);
    sums.addPairs(expected);
    return sums.labels();
  }

  /// The forward and backward sums of one sentence, each token's forward sums scaled to 1.
  private final class Sums {
    private final double[][] factor;
    private final double[][] weight;
    private final double[][] forward;
    private final double[][] backward;
    private final double[] scale;

    Sums(double[][] scores) {
      int length = scores.length;
      this.factor = new double[length][count];
      this.weight = new double[count][count];
      this.forward = new double[length][count];
      this.backward = new double[length][count];
      this.scale = new double[length];
      for (int before = 0; before < count; before++) {
        for (int after = 0; after < count; after++) {
          weight[before][after] = Math.exp(pairs[before][after]);
        }
      }
      for (int i = 0; i < length; i++) {
        double highest = Arrays.stream(scores[i]).max().orElse(0);
        for (int label = 0; label < count; label++) {
          boolean never =
              (i == 0 && !labels.mayBegin(label)) || (i == length - 1 && !labels.mayEnd(label));
          factor[i][label] = never ? 0 : Math.exp(scores[i][label] - highest);
        }
      }
      goForward();
      goBackward();
    }

    private void goForward() {
      for (int i = 0; i < scale.length; i++) {
        for (int after = 0; after < count; after++) {
          double sum = i == 0 ? 1 : 0;
          for (int before = 0; before < count && i > 0; before++) {
            sum += forward[i - 1][before] * weight[before][after];
          }
          forward[i][after] = sum * factor[i][after];
          scale[i] += forward[i][after];
        }
        for (int label = 0; label < count; label++) {
          forward[i][label] /= scale[i];
        }
      }
    }

    private void goBackward() {
      for (int i = scale.length - 1; i >= 0; i--) {
        if (i == scale.length - 1) {
          Arrays.fill(backward[i], 1);
          continue;
        }
        for (int before = 0; before < count; before++) {
          double sum = 0;
          for (int after = 0; after < count; after++) {
            sum += weight[before][after] * factor[i + 1][after] * backward[i + 1][after];
          }
          backward[i][before] = sum / scale[i + 1];
        }
      }
    }

    double[][] labels() {
      double[][] probability = new double[scale.length][count];
      for (int i = 0; i < scale.length; i++) {
        for (int label = 0; label < count; label++) {
          probability[i][label] = forward[i][label] * backward[i][label];
        }
      }
      return probability;
    }

    void addPairs(double[] expected) {
      for (int i = 1; i < scale.length; i++) {
        for (int before = 0; before < count; before++) {
          double reached = forward[i - 1][before] / scale[i];
          for (int after = 0; after < count && reached > 0; after++) {
            expected[before * count + after] +=
                reached * weight[before][after] * factor[i][after] * backward[i][after];
          }
        }
      }
    }
  }
}
