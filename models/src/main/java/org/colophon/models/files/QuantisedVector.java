package org.colophon.models.files;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// The file format of a vector in one byte per value: a step (float), and how many steps each value
/// is.
public final class QuantisedVector {
  private static final int MOST_STEPS = 127;

  private QuantisedVector() {}

  public static float[] read(DataInputStream in, int dimensions) throws IOException {
    float step = in.readFloat();
    byte[] steps = new byte[dimensions];
    in.readFully(steps);
    float[] vector = new float[dimensions];
    for (int d = 0; d < dimensions; d++) {
      vector[d] = step * steps[d];
    }
    return vector;
  }

  public static void write(float[] values, DataOutputStream out) throws IOException {
    float largest = Float.MIN_NORMAL * MOST_STEPS;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    float step = largest / MOST_STEPS;
    out.writeFloat(step);
    for (float value : values) {
      out.writeByte(Math.round(value / step));
    }
  }
}
