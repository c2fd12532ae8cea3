package org.colophon.models.linear;

import java.util.List;
import java.util.stream.IntStream;

/// Ridge regression on text similarities: for each label, a weight for every training text and the
/// leave-one-out margin of every text.
///
/// With `G` the inverse of similarities plus ridge and `y` the sides (1 or -1), the weights are `G
/// y`, and what a text's margin lacks of its side without that text is `(G y)ᵢ / Gᵢᵢ` (R. Rifkin,
/// R. Lippert, *Notes on Regularized Least Squares*, 2007). So every text is held out once at no
/// cost.
final class Ridge {
  /// Added to every similarity, in place of an intercept.
  static final float CONSTANT = 0.05f;

  private static final double[] RIDGES = {0.2, 0.6, 2};
  private static final int BLOCK = 32;
  private static final int AT_ONCE = 4;

  private Ridge() {}

  /// The fitted weights and leave-one-out margins.
  ///
  /// @param weights by text, then label
  /// @param unseen by text, then label: the margins of the text by all others
  record Fit(List<float[]> weights, List<float[]> unseen, double error) {
    Fit {
      weights = List.copyOf(weights);
      unseen = List.copyOf(unseen);
    }
  }

  /// Fits with the ridge under which texts that are held out come nearest to their sides.
  ///
  /// @param similarities symmetric
  /// @param labels of each text: numbers below `labelCount`
  static Fit fit(float[][] similarities, List<List<Integer>> labels, int labelCount) {
    Fit best = fit(similarities, labels, labelCount, RIDGES[0]);
    for (int i = 1; i < RIDGES.length; i++) {
      Fit next = fit(similarities, labels, labelCount, RIDGES[i]);
      best = next.error < best.error ? next : best;
    }
    return best;
  }

  static Fit fit(float[][] similarities, List<List<Integer>> labels, int labelCount, double ridge) {
    double[][] inverse = new double[similarities.length][similarities.length];
    for (int i = 0; i < inverse.length; i++) {
      for (int j = 0; j < inverse.length; j++) {
        inverse[i][j] = similarities[i][j] + CONSTANT + (i == j ? ridge : 0);
      }
    }
    invert(inverse);
    List<float[]> weights =
        IntStream.range(0, inverse.length)
            .parallel()
            .mapToObj(i -> weights(inverse[i], labels, labelCount))
            .toList();
    double error = 0;
    float[][] unseen = new float[inverse.length][labelCount];
    for (int i = 0; i < unseen.length; i++) {
      for (int label = 0; label < labelCount; label++) {
        double lacking = weights.get(i)[label] / inverse[i][i];
        unseen[i][label] = (float) ((labels.get(i).contains(label) ? 1 : -1) - lacking);
        error += lacking * lacking;
      }
    }
    return new Fit(weights, List.of(unseen), error);
  }

  private static float[] weights(double[] row, List<List<Integer>> labels, int labelCount) {
    double[] sums = new double[labelCount];
    double all = 0;
    for (int j = 0; j < row.length; j++) {
      all += row[j];
      for (int label : labels.get(j)) {
        sums[label] += 2 * row[j];
      }
    }
    float[] weights = new float[labelCount];
    for (int label = 0; label < labelCount; label++) {
      weights[label] = (float) (sums[label] - all);
    }
    return weights;
  }

  /// Inverts a symmetric, positive definite matrix in place: Gauss–Jordan elimination, by blocks of
  /// rows that stay in the processor's cache.
  static void invert(double[][] matrix) {
    for (int from = 0; from < matrix.length; from += BLOCK) {
      int start = from;
      int size = Math.min(BLOCK, matrix.length - from);
      eliminateWithin(matrix, start, size);
      IntStream.range(0, matrix.length)
          .parallel()
          .filter(i -> i < start || i >= start + size)
          .forEach(i -> eliminate(matrix, matrix[i], start, size));
    }
  }

  /// The block's own rows: each pivot in turn, within the block only.
  private static void eliminateWithin(double[][] matrix, int start, int size) {
    for (int pivot = start; pivot < start + size; pivot++) {
      double[] row = matrix[pivot];
      double scale = 1 / row[pivot];
      row[pivot] = 1;
      for (int j = 0; j < row.length; j++) {
        row[j] *= scale;
      }
      for (int i = start; i < start + size; i++) {
        if (i != pivot) {
          double factor = matrix[i][pivot];
          matrix[i][pivot] = 0;
          for (int j = 0; j < row.length; j++) {
            matrix[i][j] -= factor * row[j];
          }
        }
      }
    }
  }

  private static void eliminate(double[][] matrix, double[] row, int start, int size) {
    double[] factors = new double[(size + AT_ONCE - 1) / AT_ONCE * AT_ONCE];
    System.arraycopy(row, start, factors, 0, size);
    for (int k = 0; k < size; k++) {
      row[start + k] = 0;
    }
    for (int k = 0; k < size; k += AT_ONCE) {
      double[] p = matrix[start + k];
      double[] q = matrix[start + Math.min(k + 1, size - 1)];
      double[] r = matrix[start + Math.min(k + 2, size - 1)];
      double[] s = matrix[start + Math.min(k + 3, size - 1)];
      double a = factors[k];
      double b = factors[k + 1];
      double c = factors[k + 2];
      double d = factors[k + 3];
      for (int j = 0; j < row.length; j++) {
        row[j] -= a * p[j] + b * q[j] + c * r[j] + d * s[j];
      }
    }
  }
}
