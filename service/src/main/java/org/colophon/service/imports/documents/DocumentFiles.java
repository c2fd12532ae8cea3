package org.colophon.service.imports.documents;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.text.PDFTextStripper;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.SourceState;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.imports.RecordPosition;
import org.colophon.service.imports.RecordStream;
import org.colophon.service.imports.web.DocumentArticle;
import org.jspecify.annotations.Nullable;

/// Documents of Word (.docx), OpenDocument (.odt), EPUB and PDF: one file, or those of a folder and
/// its subfolders. Each is a draft unless the delivery says when it was published: a document does
/// not say that it may be shown.
public final class DocumentFiles implements RecordStream {
  private static final Pattern NAMES = Pattern.compile("(?i).*\\.(docx|odt|epub|pdf)");
  private static final long MAX_FILE = 64L << 20;
  private static final long MAX_UNPACKED = 64L << 20;
  private static final int MAX_PAGES = 2_000;
  private static final int MAX_TEXT = 1_000_000;

  private final Path path;
  private final @Nullable ContentType type;
  private final boolean published;

  /// @param path a document or a folder
  /// @param type of all documents; null: pages
  /// @param published whether the delivery says when they were published
  public DocumentFiles(Path path, @Nullable ContentType type, boolean published) {
    this.path = path;
    this.type = type;
    this.published = published;
  }

  /// Whether a file is a document by its name; a link is not.
  public static boolean isDocument(Path file) {
    return NAMES.matcher(file.toString()).matches()
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void forEach(Consumer<Raw> sink) throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path file : all.filter(DocumentFiles::isDocument).sorted().toList()) {
        String name =
            file.equals(path) ? file.getFileName().toString() : path.relativize(file).toString();
        document(new RecordPosition(name, 1), file, name, sink);
      }
    }
  }

  private void document(RecordPosition place, Path file, String name, Consumer<Raw> sink)
      throws IOException {
    try {
      if (Files.size(file) > MAX_FILE) {
        throw new DocumentException("has over 64 MB", "save the text alone");
      }
      DocumentText read = read(file, name.toLowerCase(Locale.ROOT), MAX_UNPACKED);
      if (read.text().isBlank()) {
        throw new DocumentException("has no text", "scanned pages need text recognition first");
      }
      if (read.text().length() > MAX_TEXT) {
        throw new DocumentException("has over 1,000,000 characters", "send a part of it");
      }
      String first = read.text().lines().findFirst().orElse(name);
      new DocumentArticle(place, sink, type, name)
          .said(read.title().isBlank() ? first : read.title(), read.language(), read.authors())
          .hand(read.text(), published ? SourceState.PUBLISHED : SourceState.DRAFT);
    } catch (DocumentException e) {
      sink.accept(
          Raw.malformed(place, ErrorCode.BAD_VALUE, String.valueOf(e.getMessage()), e.fix()));
    }
  }

  /// Reads one document.
  ///
  /// @param name in small letters; its end says the format
  /// @param unpacked the most bytes that are unpacked
  public static DocumentText read(Path file, String name, long unpacked)
      throws IOException, DocumentException {
    if (name.endsWith(".pdf")) {
      return pdf(file);
    }
    try (PackedFiles files = new PackedFiles(file, unpacked)) {
      return name.endsWith(".docx")
          ? OfficeDocuments.word(files)
          : name.endsWith(".odt")
              ? OfficeDocuments.openDocument(files)
              : OfficeDocuments.epub(files);
    } catch (ZipException | EOFException e) {
      throw new DocumentException("is damaged or of another format", "save the document again");
    }
  }

  private static DocumentText pdf(Path file) throws DocumentException {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      if (document.getNumberOfPages() > MAX_PAGES) {
        throw new DocumentException("has over 2,000 pages", "send a part of it");
      }
      PDDocumentInformation about = document.getDocumentInformation();
      return new DocumentText(
          orEmpty(about.getTitle()),
          "",
          Stream.ofNullable(about.getAuthor()).toList(),
          new PDFTextStripper().getText(document).strip());
    } catch (IOException | RuntimeException e) { // PDFBox throws whatever a damaged file leads to
      throw new DocumentException("is damaged or encrypted", "save it again without a password");
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
