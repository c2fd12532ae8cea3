package org.colophon.models.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RidgeTest {
  private static final long SEED = 11;

  @Test
  void invertsMatricesOfAnySize() {
    for (int size : new int[] {1, 3, 32, 33, 70}) {
      float[][] similarities = similarities(size);
      double[][] matrix = new double[size][size];
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          matrix[i][j] = similarities[i][j] + (i == j ? 1 : 0);
        }
      }
      double[][] inverse = new double[size][];
      for (int i = 0; i < size; i++) {
        inverse[i] = matrix[i].clone();
      }

      Ridge.invert(inverse);

      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          double sum = 0;
          for (int k = 0; k < size; k++) {
            sum += matrix[i][k] * inverse[k][j];
          }
          assertEquals(i == j ? 1 : 0, sum, 1e-9, "seed " + SEED + ", size " + size);
        }
      }
    }
  }

  /// The margin of a text that was held out is what the others alone would give it.
  @Test
  void holdsEveryTextOut() {
    int size = 9;
    float[][] similarities = similarities(size);
    List<List<Integer>> labels = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      labels.add(i % 3 == 0 ? List.of(0) : i % 3 == 1 ? List.of(0, 1) : List.of());
    }
    Ridge.Fit whole = Ridge.fit(similarities, labels, 2, 0.5);

    for (int out = 0; out < size; out++) {
      float[][] fewer = new float[size - 1][size - 1];
      List<List<Integer>> others = new ArrayList<>(labels);
      others.remove(out);
      for (int i = 0; i < size - 1; i++) {
        for (int j = 0; j < size - 1; j++) {
          fewer[i][j] = similarities[i < out ? i : i + 1][j < out ? j : j + 1];
        }
      }
      Ridge.Fit without = Ridge.fit(fewer, others, 2, 0.5);
      for (int label = 0; label < 2; label++) {
        double margin = 0;
        for (int i = 0; i < size - 1; i++) {
          double similarity = similarities[out][i < out ? i : i + 1] + Ridge.CONSTANT;
          margin += similarity * without.weights().get(i)[label];
        }
        assertEquals(margin, whole.unseen().get(out)[label], 1e-4, "seed " + SEED);
      }
    }
  }

  private static float[][] similarities(int size) {
    Random random = new Random(SEED);
    float[][] points = new float[size][size + 2];
    for (float[] point : points) {
      for (int i = 0; i < point.length; i++) {
        point[i] = (float) random.nextGaussian();
      }
    }
    float[][] similarities = new float[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        for (int k = 0; k < points[i].length; k++) {
          similarities[i][j] += points[i][k] * points[j][k] / points[i].length;
        }
      }
    }
    return similarities;
  }
}
