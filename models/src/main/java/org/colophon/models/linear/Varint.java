package org.colophon.models.linear;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// A variable-length encoding of whole numbers from 0: seven bits per byte, low bits first; a set
/// high bit says that more follow.
final class Varint {
  private static final int MORE = 0x80;
  private static final int SEVEN = 7;

  private Varint() {}

  static void write(DataOutputStream out, long value) throws IOException {
    long rest = value;
    while (rest >= MORE) {
      out.writeByte((int) (rest & (MORE - 1)) | MORE);
      rest >>>= SEVEN;
    }
    out.writeByte((int) rest);
  }

  static long read(DataInputStream in) throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += SEVEN) {
      int next = in.readUnsignedByte();
      value |= (long) (next & (MORE - 1)) << shift;
      if (next < MORE) {
        return value;
      }
    }
    throw new IOException("a number runs over 64 bits");
  }
}
