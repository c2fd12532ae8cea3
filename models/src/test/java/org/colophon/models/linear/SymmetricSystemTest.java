package org.colophon.models.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SymmetricSystemTest {
  @Test
  void aSymmetricSystemIsSolved() {
    int size = 12;
    Random random = new Random(7);
    double[][] root = new double[size][size];
    for (double[] row : root) {
      for (int i = 0; i < size; i++) {
        row[i] = random.nextGaussian();
      }
    }
    double[][] matrix = new double[size][size];
    double[] wanted = new double[size];
    double[] right = new double[size];
    for (int i = 0; i < size; i++) {
      wanted[i] = random.nextGaussian();
      for (int j = 0; j < size; j++) {
        for (int k = 0; k < size; k++) {
          matrix[i][j] += root[i][k] * root[j][k];
        }
        matrix[i][j] += i == j ? 1 : 0;
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        right[i] += matrix[i][j] * wanted[j];
      }
    }

    assertArrayEquals(wanted, SymmetricSystem.of(matrix).solve(right), 1e-9);
  }
}
