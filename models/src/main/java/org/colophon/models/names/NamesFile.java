package org.colophon.models.names;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.colophon.models.ModelFileException;
import org.colophon.models.ModelId;
import org.colophon.models.files.SealedFile;
import org.colophon.models.files.Sha256;

/// The file format of a named-entity recogniser: gzip over a big-endian stream.
///
/// ```
/// int     0xC0110802 (format 2)
/// string  SHA-256 of all that follows, in hex
/// string  name, version, language
/// int     classes, then per class: string
/// double  boldness
/// double  transitions, labels × labels
/// short   combinations of kinds of names, then per combination: byte kinds, then per kind: string
/// int     known names, then all hashes (int), then all combinations (short)
/// string  digest of the table of words
/// float   step
/// int     features, then all hashes (int), then per feature: byte entries,
///         then all labels (byte), then all steps (byte)
/// ```
///
/// Strings are those of [DataOutputStream#writeUTF].
final class NamesFile {
  private static final int BYTE = 0xFF;

  private NamesFile() {}

  /// A finder with these parameters, whose id carries the digest of its file.
  static ChainNameFinder finder(
      String name,
      String version,
      String language,
      ChainModel chain,
      double boldness,
      NameLists lists,
      WordTable table) {
    String digest = Sha256.of(body(name, version, language, chain, boldness, lists, table));
    return new ChainNameFinder(
        new ModelId(name, version, digest), language, chain, boldness, lists, table);
  }

  static void write(ChainNameFinder finder, OutputStream target) throws IOException {
    ModelId id = finder.model();
    SealedFile.NAMES.write(
        body(
            id.name(),
            id.version(),
            finder.language(),
            finder.chain(),
            finder.boldness(),
            finder.lists(),
            finder.table()),
        target);
  }

  /// @throws ModelFileException when the stream holds no finder, or a damaged one
  static ChainNameFinder read(InputStream source, String where) {
    return SealedFile.NAMES.readNamed(source, where, NamesFile::readFinder);
  }

  private static byte[] body(
      String name,
      String version,
      String language,
      ChainModel chain,
      double boldness,
      NameLists lists,
      WordTable table) {
    return SealedFile.body(
        name,
        version,
        out -> {
          out.writeUTF(language);
          out.writeInt(chain.labels.types().size());
          for (String type : chain.labels.types()) {
            out.writeUTF(type);
          }
          out.writeDouble(boldness);
          for (double transition : chain.transitions) {
            out.writeDouble(transition);
          }
          lists.write(out);
          out.writeUTF(table.id().digest());
          writeRows(out, chain.weights);
        });
  }

  private static ChainNameFinder readFinder(DataInputStream in, ModelId id) throws IOException {
    String language = in.readUTF();
    List<String> types = new ArrayList<>();
    int count = in.readInt();
    for (int type = 0; type < count; type++) {
      types.add(in.readUTF());
    }
    Labels labels = new Labels(types);
    double boldness = in.readDouble();
    double[] transitions = new double[labels.count() * labels.count()];
    for (int i = 0; i < transitions.length; i++) {
      transitions[i] = in.readDouble();
    }
    NameLists lists = NameLists.read(in);
    WordTable table = WordTable.of(language);
    if (!in.readUTF().equals(table.id().digest())) {
      throw new ModelFileException(
          "the name finder "
              + id.name()
              + " was trained with another table of words; train it again");
    }
    ChainModel chain = new ChainModel(labels, readRows(in), transitions);
    return new ChainNameFinder(id, language, chain, boldness, lists, table);
  }

  private static void writeRows(DataOutputStream out, WeightRows rows) throws IOException {
    out.writeFloat(rows.step);
    out.writeInt(rows.features.length);
    for (int feature : rows.features) {
      out.writeInt(feature);
    }
    for (int row = 0; row < rows.features.length; row++) {
      out.writeByte(rows.starts[row + 1] - rows.starts[row]);
    }
    out.write(rows.labels);
    out.write(rows.steps);
  }

  private static WeightRows readRows(DataInputStream in) throws IOException {
    float step = in.readFloat();
    int[] features = new int[in.readInt()];
    for (int row = 0; row < features.length; row++) {
      features[row] = in.readInt();
    }
    int[] starts = new int[features.length + 1];
    byte[] entries = in.readNBytes(features.length);
    for (int row = 0; row < features.length; row++) {
      starts[row + 1] = starts[row] + (entries[row] & BYTE);
    }
    int end = starts[features.length];
    return new WeightRows(features, starts, in.readNBytes(end), in.readNBytes(end), step);
  }
}
