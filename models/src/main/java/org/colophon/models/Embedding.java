package org.colophon.models;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A vector of unit length, `float[dim]`. Immutable; equality is by content.
public final class Embedding {
  private final float[] vector;

  private Embedding(float[] vector) {
    this.vector = vector;
  }

  /// Copies `raw` and scales it to unit length (L2).
  ///
  /// @throws IllegalArgumentException for an empty vector, or one whose length is zero or not
  ///   finite
  public static Embedding normalized(float[] raw) {
    double squares = 0;
    for (float value : raw) {
      squares += (double) value * value;
    }
    if (!(squares > 0) || !Double.isFinite(squares)) {
      throw new IllegalArgumentException(
          "a vector of length "
              + Math.sqrt(squares)
              + " and dimension "
              + raw.length
              + " has no direction");
    }
    double scale = 1 / Math.sqrt(squares);
    float[] unit = new float[raw.length];
    for (int i = 0; i < raw.length; i++) {
      unit[i] = (float) (raw[i] * scale);
    }
    return new Embedding(unit);
  }

  /// Reads what [#toBytes()] wrote.
  ///
  /// @throws IllegalArgumentException when the number of bytes is not a positive multiple of four
  public static Embedding fromBytes(byte[] littleEndian) {
    if (littleEndian.length == 0 || littleEndian.length % Float.BYTES != 0) {
      throw new IllegalArgumentException(
          "a stored vector has 4 bytes per dimension, got " + littleEndian.length + " bytes");
    }
    float[] raw = new float[littleEndian.length / Float.BYTES];
    ByteBuffer.wrap(littleEndian).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(raw);
    return new Embedding(raw);
  }

  /// Little-endian IEEE 754 floats, four bytes per dimension.
  public byte[] toBytes() {
    ByteBuffer buffer =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(vector);
    return buffer.array();
  }

  public int dim() {
    return vector.length;
  }

  /// A copy, `float[dim]`.
  public float[] toArray() {
    return vector.clone();
  }

  /// Cosine of the angle between the two, in [-1, 1] up to rounding.
  ///
  /// @throws IllegalArgumentException when the dimensions differ
  public double cosine(Embedding other) {
    if (other.vector.length != vector.length) {
      throw new IllegalArgumentException(
          "vectors of "
              + vector.length
              + " and "
              + other.vector.length
              + " dimensions come from different models");
    }
    double dot = 0;
    for (int i = 0; i < vector.length; i++) {
      dot += (double) vector[i] * other.vector[i];
    }
    return dot;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding that && Arrays.equals(vector, that.vector);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(vector);
  }

  @Override
  public String toString() {
    return "Embedding[dim=" + vector.length + "]";
  }
}
