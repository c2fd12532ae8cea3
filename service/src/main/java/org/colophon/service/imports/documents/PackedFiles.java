package org.colophon.service.imports.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/// The files that a document packs, read up to a limit for all of them together, whatever they
/// claim to be long. Not thread-safe.
final class PackedFiles implements AutoCloseable {
  private static final int MOST_FILES = 20_000;

  private final ZipFile zip;
  private long left;

  /// @param limit the most bytes that are unpacked
  PackedFiles(Path file, long limit) throws IOException, DocumentException {
    zip = new ZipFile(file.toFile());
    left = limit;
    if (zip.size() > MOST_FILES) {
      zip.close();
      throw new DocumentException("packs over " + MOST_FILES + " files", "save the text alone");
    }
  }

  boolean has(String name) {
    return zip.getEntry(name) != null;
  }

  /// An XML file; entities and document types in it are not read.
  Document xml(String name) throws IOException, DocumentException {
    return Jsoup.parse(text(name), "", Parser.xmlParser());
  }

  /// A text file in UTF-8.
  String text(String name) throws IOException, DocumentException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new DocumentException("has no " + name + " in it", "save the document again");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, left + 1));
      left -= bytes.length;
      if (left < 0) {
        throw new DocumentException("unpacks to more than it may", "save the text alone");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
