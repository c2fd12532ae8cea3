package org.colophon.service.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.colophon.service.imports.Manifest.Format;
import org.colophon.service.imports.documents.DocumentFiles;
import org.colophon.service.imports.onix.OnixRecords;
import org.colophon.service.imports.web.JsonLdPages;
import org.colophon.service.imports.web.NinjsMessages;
import org.colophon.service.imports.web.WordPressRest;
import org.colophon.service.imports.web.XmlArticles;

/// Opens files and folders with the reader that fits them.
public final class DeliveryReaders {
  /// The first element of an XML file, after its declaration, comments and document type.
  private static final Pattern ROOT = Pattern.compile("<([A-Za-z_][\\w:.-]*)");

  private DeliveryReaders() {}

  /// The format of `path`: as the manifest says, else told from what is there.
  public static Format format(Path path, Manifest manifest) throws IOException {
    Format stated = manifest.format();
    if (stated != null) {
      return stated;
    }
    if (Files.isDirectory(path)) {
      return has(path, JsonLdPages::isPage)
          ? Format.PAGES
          : has(path, DocumentFiles::isDocument) ? Format.DOCUMENTS : Format.BBC;
    }
    if (DocumentFiles.isDocument(path)) {
      return Format.DOCUMENTS;
    }
    if (!manifest.tableColumns().isEmpty()) {
      return Format.CSV;
    }
    try (InputStream in = Files.newInputStream(path)) {
      String start = new String(in.readNBytes(4_096), StandardCharsets.ISO_8859_1);
      String text = start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start;
      Matcher root = ROOT.matcher(text);
      if (!text.stripLeading().startsWith("<") || !root.find()) {
        return Format.JSONL;
      }
      String name = XmlRecordScanner.localName(root.group(1));
      return switch (name) {
        case "book" -> Format.BLURBS;
        case "html" -> Format.PAGES;
        default -> XmlArticles.isRoot(name) ? Format.FEED : Format.ONIX;
      };
    }
  }

  private static boolean has(Path folder, Predicate<Path> kind) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(kind);
    }
  }

  /// The records in `path`.
  ///
  /// @param priceTerritories whose prices a full ONIX record states
  /// @param now the time of a delivery that states none
  public static RecordStream open(
      Path path, Manifest manifest, List<String> priceTerritories, Instant now) throws IOException {
    String name = String.valueOf(path.getFileName());
    return switch (format(path, manifest)) {
      case BBC -> new TopicFolder(path, manifest);
      case JSONL -> sink -> read(path, in -> new JsonLines(name, in), sink);
      case ONIX -> new OnixRecords(path, manifest.calendar().zone(), priceTerritories, now);
      case FEED -> new XmlArticles(path, manifest.contentType());
      case NINJS -> new NinjsMessages(path, manifest.contentType());
      case PAGES -> new JsonLdPages(path, manifest.contentType());
      case WORDPRESS -> new WordPressRest(path, manifest.contentType());
      case CSV -> new CsvItems(path, manifest.tableColumns(), priceTerritories);
      case DOCUMENTS ->
          new DocumentFiles(path, manifest.contentType(), manifest.published() != null);
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
