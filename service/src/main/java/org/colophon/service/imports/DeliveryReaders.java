package org.colophon.service.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.colophon.service.imports.Manifest.Format;
import org.colophon.service.imports.onix.OnixRecords;

/// Opens files and folders with the reader that fits them.
public final class DeliveryReaders {
  private DeliveryReaders() {}

  /// The format of `path`: as the manifest says, else told from what is there.
  public static Format format(Path path, Manifest manifest) throws IOException {
    Format stated = manifest.format();
    if (stated != null) {
      return stated;
    }
    if (Files.isDirectory(path)) {
      return Format.BBC;
    }
    try (InputStream in = Files.newInputStream(path)) {
      String start = new String(in.readNBytes(200), StandardCharsets.ISO_8859_1);
      String text = start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start;
      return text.stripLeading().startsWith("<book")
          ? Format.BLURBS
          : text.stripLeading().startsWith("<") ? Format.ONIX : Format.JSONL;
    }
  }

  /// The records in `path`.
  ///
  /// @param now the time of a delivery that states none
  public static RecordStream open(Path path, Manifest manifest, Instant now) throws IOException {
    String name = String.valueOf(path.getFileName());
    return switch (format(path, manifest)) {
      case BBC -> new TopicFolder(path, manifest);
      case JSONL -> sink -> read(path, in -> new JsonLines(name, in), sink);
      case ONIX -> new OnixRecords(path, manifest.calendar().zone(), now);
      case BLURBS -> sink -> read(path, in -> new BookRecords(name, in, manifest), sink);
    };
  }

  private static void read(Path path, Reader reader, Consumer<RecordStream.Raw> sink)
      throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      reader.over(in).forEach(sink);
    }
  }

  /// Makes a reader over an open file.
  private interface Reader {
    RecordStream over(InputStream in);
  }
}
