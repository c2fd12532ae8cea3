package org.colophon.models.bilingual;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.colophon.models.ModelFileException;

/// The weights of a network in an ONNX file, to read and to replace. Everything else of the file
/// stays as it is, byte for byte.
final class OnnxFile {
  private static final int GRAPH = 7;
  private static final int INITIALIZER = 5;
  private static final int DIMS = 1;
  private static final int TYPE = 2;
  private static final int FLOATS = 4;
  private static final int INTS = 5;
  private static final int NAME = 8;
  private static final int RAW = 9;

  private final byte[] bytes;
  private final String where;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  /// Reads all weights.
  ///
  /// @param where names the file in messages
  /// @throws ModelFileException when the bytes are no ONNX model
  OnnxFile(byte[] bytes, String where) {
    this.bytes = bytes;
    this.where = where;
    try {
      for (Protobuf.Field graph : Protobuf.fields(bytes, GRAPH)) {
        for (Protobuf.Field initializer : Protobuf.fields(graph.content(), INITIALIZER)) {
          Tensor tensor = tensor(initializer.content());
          tensors.put(tensor.name(), tensor);
        }
      }
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new ModelFileException(where + " is not an ONNX model", e);
    }
  }

  /// One weight. Its bytes are little-endian and shared, not copied.
  static final class Tensor {
    static final int FLOAT = 1;
    static final int UNSIGNED_BYTE = 2;
    static final int BYTE = 3;

    private final String name;
    private final List<Long> dims;
    private final int type;
    private final byte[] raw;

    /// @param dims its shape; empty for one number
    /// @param type as ONNX numbers types: 1 float, 2 unsigned byte, 3 byte
    Tensor(String name, List<Long> dims, int type, byte[] raw) {
      this.name = name;
      this.dims = List.copyOf(dims);
      this.type = type;
      this.raw = raw;
    }

    String name() {
      return name;
    }

    List<Long> dims() {
      return dims;
    }

    int type() {
      return type;
    }

    /// `byte[]`, not a copy.
    byte[] raw() {
      return raw;
    }

    static Tensor floats(String name, List<Long> dims, float... values) {
      ByteBuffer raw =
          ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      raw.asFloatBuffer().put(values);
      return new Tensor(name, dims, FLOAT, raw.array());
    }

    float[] floats() {
      float[] values = new float[raw.length / Float.BYTES];
      ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      return values;
    }
  }

  /// The weight of that name.
  ///
  /// @throws ModelFileException when there is none
  Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new ModelFileException(where + " has no weights '" + name + "'");
    }
    return tensor;
  }

  /// The file with other weights in place of those of the same names.
  ///
  /// @throws ModelFileException when the file has no weights of a name
  byte[] with(List<Tensor> replacements) {
    Map<String, Tensor> byName = new HashMap<>();
    for (Tensor tensor : replacements) {
      tensor(tensor.name());
      byName.put(tensor.name(), tensor);
    }
    return Protobuf.replaced(
        bytes,
        GRAPH,
        graph ->
            Protobuf.replaced(
                graph,
                INITIALIZER,
                old -> {
                  Tensor replacement = byName.get(tensor(old).name());
                  return replacement == null ? old : written(replacement);
                }));
  }

  private static Tensor tensor(byte[] content) {
    String name = "";
    int type = 0;
    List<Long> dims = new ArrayList<>();
    byte[] raw = new byte[0];
    for (Protobuf.Field field : Protobuf.fields(content)) {
      switch (field.number()) {
        case DIMS -> dims.addAll(field.numbers());
        case TYPE -> type = field.numbers().getFirst().intValue();
        case NAME -> name = new String(field.content(), StandardCharsets.UTF_8);
        case FLOATS, RAW -> raw = field.content();
        case INTS -> raw = bytes(field.numbers());
        default -> {
          // nothing else is needed of a weight
        }
      }
    }
    return new Tensor(name, dims, type, raw);
  }

  private static byte[] bytes(List<Long> numbers) {
    byte[] bytes = new byte[numbers.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = numbers.get(i).byteValue();
    }
    return bytes;
  }

  private static byte[] written(Tensor tensor) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(tensor.raw().length + 64);
    tensor.dims().forEach(dim -> Protobuf.number(out, DIMS, dim));
    Protobuf.number(out, TYPE, tensor.type());
    Protobuf.content(out, NAME, tensor.name().getBytes(StandardCharsets.UTF_8));
    Protobuf.content(out, RAW, tensor.raw());
    return out.toByteArray();
  }
}
