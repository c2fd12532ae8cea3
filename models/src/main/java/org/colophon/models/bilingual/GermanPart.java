package org.colophon.models.bilingual;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.colophon.models.ModelId;
import org.colophon.models.bilingual.OnnxFile.Tensor;
import org.colophon.models.files.SealedFile;

/// The German part of an encoder: a vocabulary, the input vectors of its pieces, and, where they
/// were trained too, layers of its own.
///
/// @param body SHA-256 of the English network that this belongs to
/// @param pieces the vocabulary by number
/// @param table the pieces' input vectors
/// @param layers weights that replace those of the English network
record GermanPart(
    ModelId id, String body, List<String> pieces, Quantized table, List<Tensor> layers) {
  /// Where the network keeps its input vectors.
  static final String TABLE = "embeddings.word_embeddings.weight";

  static final String VALUES = TABLE + "_quantized";
  static final String SCALE = TABLE + "_scale";
  static final String ZERO = TABLE + "_zero_point";

  private static final int MIDDLE = 128;
  private static final int MOST = 127;

  /// So few of the values are cut at the ends of the scale that the whole table shares.
  private static final double CUT = 0.000_05;

  GermanPart {
    pieces = List.copyOf(pieces);
    layers = List.copyOf(layers);
    if (pieces.size() != table.rows()) {
      throw new IllegalArgumentException(
          pieces.size() + " word pieces have " + table.rows() + " rows");
    }
  }

  /// The weights that turn the English network into the German one. Its table is read with one
  /// scale for all rows.
  List<Tensor> tensors() {
    float scale = commonScale();
    byte[] values = new byte[table.values().length];
    for (int row = 0; row < table.rows(); row++) {
      for (int d = 0; d < table.dim(); d++) {
        int value = Math.round(table.value(row, d) / scale);
        values[row * table.dim() + d] = (byte) (Math.clamp(value, -MOST, MOST) + MIDDLE);
      }
    }
    List<Tensor> tensors = new ArrayList<>(layers);
    List<Long> dims = List.of((long) table.rows(), (long) table.dim());
    tensors.add(new Tensor(VALUES, dims, Tensor.UNSIGNED_BYTE, values));
    tensors.add(Tensor.floats(SCALE, List.of(), scale));
    tensors.add(new Tensor(ZERO, List.of(), Tensor.UNSIGNED_BYTE, new byte[] {(byte) MIDDLE}));
    return tensors;
  }

  private float commonScale() {
    float[] sizes = new float[table.values().length];
    for (int row = 0; row < table.rows(); row++) {
      for (int d = 0; d < table.dim(); d++) {
        sizes[row * table.dim() + d] = Math.abs(table.value(row, d));
      }
    }
    Arrays.sort(sizes);
    return sizes[(int) ((1 - CUT) * (sizes.length - 1))] / MOST;
  }

  /// Writes the file; the target stays open.
  void write(OutputStream target) throws IOException {
    SealedFile.GERMAN_ENCODER.write(
        SealedFile.body(
            id.name(),
            id.version(),
            out -> {
              out.writeUTF(body);
              out.writeInt(pieces.size());
              for (String piece : pieces) {
                out.writeUTF(piece);
              }
              out.writeInt(table.dim());
              for (float scale : table.scales()) {
                out.writeFloat(scale);
              }
              out.write(table.values());
              out.writeInt(layers.size());
              for (Tensor layer : layers) {
                write(layer, out);
              }
            }),
        target);
  }

  private static void write(Tensor tensor, DataOutputStream out) throws IOException {
    out.writeUTF(tensor.name());
    out.writeByte(tensor.type());
    out.writeByte(tensor.dims().size());
    for (long dim : tensor.dims()) {
      out.writeLong(dim);
    }
    out.writeInt(tensor.raw().length);
    out.write(tensor.raw());
  }

  /// Reads a file.
  ///
  /// @param where the file's name, for messages
  /// @throws ModelFileException when the stream holds no German part, or a damaged one
  static GermanPart read(InputStream source, String where) {
    return SealedFile.GERMAN_ENCODER.readNamed(source, where, GermanPart::read);
  }

  private static GermanPart read(DataInputStream in, ModelId id) throws IOException {
    String body = in.readUTF();
    List<String> pieces = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      pieces.add(in.readUTF());
    }
    int dim = in.readInt();
    float[] scales = new float[pieces.size()];
    for (int row = 0; row < scales.length; row++) {
      scales[row] = in.readFloat();
    }
    Quantized table = new Quantized(bytes(in, scales.length * dim), scales, dim);
    List<Tensor> layers = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      layers.add(tensor(in));
    }
    return new GermanPart(id, body, pieces, table, layers);
  }

  private static Tensor tensor(DataInputStream in) throws IOException {
    String name = in.readUTF();
    int type = in.readUnsignedByte();
    List<Long> dims = new ArrayList<>();
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      dims.add(in.readLong());
    }
    return new Tensor(name, dims, type, bytes(in, in.readInt()));
  }

  private static byte[] bytes(DataInputStream in, int length) throws IOException {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }
}
