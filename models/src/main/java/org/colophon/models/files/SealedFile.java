package org.colophon.models.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.colophon.models.ModelFileException;
import org.colophon.models.ModelId;

/// The container format of trained model files: gzip over a big-endian stream with a format number
/// and a checksum.
///
/// ```
/// int     format
/// string  SHA-256 of the body, in hex
/// body
/// ```
///
/// Strings are those of [DataOutputStream#writeUTF].
///
/// @param format tells one kind of file from every other
/// @param kind what a file holds, with its article, for messages
public record SealedFile(int format, String kind) {
  /// The forms in use. Each has a number of its own: by it a file is told from one of another kind.
  public static final SealedFile CLASSIFIER = new SealedFile(0xC0110701, "a classifier");

  public static final SealedFile NAMES = new SealedFile(0xC0110802, "a name finder");
  public static final SealedFile SUBJECTS = new SealedFile(0xC0110901, "a subject classifier");
  public static final SealedFile MATCHING = new SealedFile(0xC0110A02, "a matching model");
  public static final SealedFile KEYPHRASES = new SealedFile(0xC0110B01, "a ranker of keyphrases");
  public static final SealedFile CONCEPTS = new SealedFile(0xC0110C01, "a table of concepts");

  public static final SealedFile DISCRIMINANT =
      new SealedFile(0xC0110E01, "a discriminant of concepts");
  public static final SealedFile PROJECTION = new SealedFile(0xC0110D01, "a projection of texts");

  public static final SealedFile GERMAN_ENCODER = new SealedFile(0xC0111001, "a German encoder");

  public static final SealedFile WORDS = new SealedFile(0xC0111201, "a table of words");

  /// All forms in use.
  public static final List<SealedFile> KNOWN =
      List.of(
          CLASSIFIER,
          NAMES,
          SUBJECTS,
          MATCHING,
          KEYPHRASES,
          CONCEPTS,
          DISCRIMINANT,
          PROJECTION,
          GERMAN_ENCODER,
          WORDS);

  /// A function that writes a model's body.
  @FunctionalInterface
  public interface BodyWriter {
    void write(DataOutputStream out) throws IOException;
  }

  /// A function that reads a model from its body.
  @FunctionalInterface
  public interface BodyReader<T> {
    T read(DataInputStream in, String digest) throws IOException;
  }

  /// A function that reads a model from a body that begins with the model's name and version.
  @FunctionalInterface
  public interface NamedReader<T> {
    T read(DataInputStream in, ModelId id) throws IOException;
  }

  /// The bytes of a body.
  public static byte[] body(BodyWriter writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writer.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /// The bytes of a body that begins with the model's name and version.
  public static byte[] body(String name, String version, BodyWriter writer) {
    return body(out -> {
      out.writeUTF(name);
      out.writeUTF(version);
      writer.write(out);
    });
  }

  /// Writes a file; the target stays open.
  public void write(byte[] body, OutputStream target) throws IOException {
    GZIPOutputStream zipped = new GZIPOutputStream(target);
    DataOutputStream out = new DataOutputStream(zipped);
    out.writeInt(format);
    out.writeUTF(Sha256.of(body));
    out.write(body);
    out.flush();
    zipped.finish();
  }

  /// Reads a file.
  ///
  /// @param where the file's name, for messages
  /// @throws ModelFileException when the stream holds something else, or is damaged
  public <T> T read(InputStream source, String where, BodyReader<T> reader) {
    try {
      DataInputStream head = new DataInputStream(new GZIPInputStream(source));
      if (head.readInt() != format) {
        throw new ModelFileException(where + " is not " + kind + " of this format");
      }
      String digest = head.readUTF();
      byte[] body = head.readAllBytes();
      if (!Sha256.of(body).equals(digest)) {
        throw new ModelFileException(where + " is damaged: its SHA-256 is not " + digest);
      }
      return reader.read(new DataInputStream(new ByteArrayInputStream(body)), digest);
    } catch (IOException e) {
      throw new ModelFileException(where + " is not " + kind + ", or is cut short", e);
    }
  }

  /// Reads a file whose body begins with the model's name and version.
  ///
  /// @param where the file's name, for messages
  /// @throws ModelFileException when the stream holds something else, or is damaged
  public <T> T readNamed(InputStream source, String where, NamedReader<T> reader) {
    return read(
        source,
        where,
        (in, digest) -> reader.read(in, new ModelId(in.readUTF(), in.readUTF(), digest)));
  }
}
