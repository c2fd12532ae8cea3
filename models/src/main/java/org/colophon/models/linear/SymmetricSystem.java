package org.colophon.models.linear;

/// A system of linear equations with a symmetric, positive definite matrix, in its Cholesky form.
/// Immutable.
public final class SymmetricSystem {
  private static final double TINY = 1e-12;

  private final double[][] lower;

  private SymmetricSystem(double[][] lower) {
    this.lower = lower;
  }

  /// The system of a matrix.
  ///
  /// @param matrix of which the lower half is read
  public static SymmetricSystem of(double[][] matrix) {
    double[][] lower = new double[matrix.length][];
    for (int i = 0; i < matrix.length; i++) {
      lower[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        double rest = matrix[i][j];
        for (int k = 0; k < j; k++) {
          rest -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? Math.sqrt(Math.max(rest, TINY)) : rest / lower[j][j];
      }
    }
    return new SymmetricSystem(lower);
  }

  /// The vector that the matrix maps to `right`.
  public double[] solve(double[] right) {
    double[] result = right.clone();
    for (int i = 0; i < result.length; i++) {
      for (int k = 0; k < i; k++) {
        result[i] -= lower[i][k] * result[k];
      }
      result[i] /= lower[i][i];
    }
    for (int i = result.length - 1; i >= 0; i--) {
      for (int k = i + 1; k < result.length; k++) {
        result[i] -= lower[k][i] * result[k];
      }
      result[i] /= lower[i][i];
    }
    return result;
  }
}
