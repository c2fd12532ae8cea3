package org.colophon.models.bilingual;

/// Rows of bytes, each with a scale of its own: a value is its byte times the row's scale. Holds
/// arrays that nobody changes.
final class Quantized {
  private static final int MOST = 127;

  private final byte[] values;
  private final float[] scales;
  private final int dim;

  /// @param values `byte[rows × dim]`, not copied
  /// @param scales one per row, not copied
  Quantized(byte[] values, float[] scales, int dim) {
    this.values = values;
    this.scales = scales;
    this.dim = dim;
  }

  /// The nearest bytes to the rows.
  static Quantized of(float[][] rows) {
    int dim = rows[0].length;
    byte[] values = new byte[rows.length * dim];
    float[] scales = new float[rows.length];
    for (int row = 0; row < rows.length; row++) {
      float most = 0;
      for (float value : rows[row]) {
        most = Math.max(most, Math.abs(value));
      }
      scales[row] = most / MOST;
      for (int d = 0; d < dim && most > 0; d++) {
        values[row * dim + d] = (byte) Math.round(rows[row][d] / scales[row]);
      }
    }
    return new Quantized(values, scales, dim);
  }

  /// `byte[rows × dim]`, not a copy.
  byte[] values() {
    return values;
  }

  /// One per row, not a copy.
  float[] scales() {
    return scales;
  }

  int dim() {
    return dim;
  }

  int rows() {
    return scales.length;
  }

  float value(int row, int d) {
    return values[row * dim + d] * scales[row];
  }
}
