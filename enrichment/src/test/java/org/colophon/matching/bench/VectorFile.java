package org.colophon.matching.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// Vectors in a file, one after the other, little-endian floats; read through memory.
final class VectorFile {
  private final MemorySegment bytes;
  private final int dim;
  private final int size;

  private VectorFile(MemorySegment bytes, int dim) {
    this.bytes = bytes;
    this.dim = dim;
    this.size = Math.toIntExact(bytes.byteSize() / ((long) dim * Float.BYTES));
  }

  /// Opens a file for the life of the process.
  static VectorFile open(Path path, int dim) throws IOException {
    try (FileChannel channel = FileChannel.open(path)) {
      MemorySegment bytes =
          channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.global());
      return new VectorFile(bytes, dim);
    }
  }

  /// Writes vectors.
  static void write(Path path, int count, Source source) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 20)) {
      for (int i = 0; i < count; i++) {
        float[] vector = source.next();
        ByteBuffer buffer =
            ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(vector);
        out.write(buffer.array());
      }
    }
  }

  int size() {
    return size;
  }

  int dim() {
    return dim;
  }

  float[] get(int number) {
    float[] vector = new float[dim];
    MemorySegment.copy(
        bytes, ValueLayout.JAVA_FLOAT_UNALIGNED, (long) number * dim * Float.BYTES, vector, 0, dim);
    return vector;
  }

  /// Gives vectors.
  interface Source {
    float[] next();
  }
}
