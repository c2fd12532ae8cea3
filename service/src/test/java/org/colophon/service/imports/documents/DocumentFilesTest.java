package org.colophon.service.imports.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.colophon.service.imports.RecordStream.Raw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentFilesTest {
  private static final String WORD =
      """
      <w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Der Deich &amp; das Meer</w:t></w:r></w:p>
      <w:p><w:r><w:t xml:space="preserve">Er wird </w:t></w:r><w:del><w:r><w:delText>nicht </w:delText></w:r></w:del>
        <w:r><w:t>erhöht.</w:t><w:br/><w:t>Bald.</w:t></w:r></w:p></w:body></w:document>
      """;
  private static final String OPEN =
      """
      <office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>
      <text:tracked-changes><text:p>gestrichen</text:p></text:tracked-changes>
      <text:h>Der Deich</text:h><text:p>Er<text:s/>wird <text:span>erhöht</text:span>.<office:annotation><text:p>Notiz</text:p></office:annotation></text:p>
      </office:text></office:body></office:document-content>
      """;

  @TempDir private Path folder = Path.of(".");
  private final List<JsonNode> items = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private void read(boolean published) throws IOException {
    new DocumentFiles(folder, null, published)
        .forEach(raw -> {
          switch (raw) {
            case Raw.Parsed(var _, JsonNode json) -> items.add(json);
            case Raw.Malformed(var place, var error) -> problems.add(place + " " + error.reason());
          }
        });
  }

  private void zip(String name, Map<String, String> files) throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve(name));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private JsonNode only() {
    assertEquals(List.of(), problems);
    assertEquals(1, items.size());
    return items.getFirst();
  }

  @Test
  void readsWordWithoutWhatWasDeleted() throws IOException {
    zip(
        "deich.docx",
        Map.of(
            "word/document.xml",
            WORD,
            "docProps/core.xml",
            "<cp:p xmlns:dc='d'><dc:title>Deichbau</dc:title><dc:creator>Ute</dc:creator></cp:p>"));
    read(false);
    assertEquals("Deichbau", only().path("title").asText());
    assertEquals("Der Deich & das Meer\nEr wird erhöht.\nBald.", only().path("text").asText());
    assertEquals("Ute", only().at("/contributors/0/name").asText());
    assertEquals("draft", only().at("/lifecycle/state").asText());
  }

  @Test
  void readsOpenDocumentWithoutNotes() throws IOException {
    zip("deich.odt", Map.of("content.xml", OPEN));
    read(true);
    assertEquals("Der Deich", only().path("title").asText());
    assertEquals("Der Deich\nEr wird erhöht.", only().path("text").asText());
    assertEquals("published", only().at("/lifecycle/state").asText());
  }

  @Test
  void readsEpubInItsOrder() throws IOException {
    zip(
        "deich.epub",
        Map.of(
            "META-INF/container.xml",
            "<container><rootfiles><rootfile full-path='OEBPS/a.opf'/></rootfiles></container>",
            "OEBPS/a.opf",
            """
            <package xmlns:dc="d"><metadata><dc:title>Deich</dc:title><dc:language>de-DE</dc:language>
            <dc:creator>Ute Bergmann</dc:creator></metadata><manifest><item id="b" href="text/zwei%20.xhtml"/>
            <item id="a" href="eins.xhtml"/><item id="c" href="../../etc/passwd"/></manifest>
            <spine><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/></spine></package>
            """,
            "OEBPS/eins.xhtml",
            "<html><body><p>Eins.</p></body></html>",
            "OEBPS/text/zwei .xhtml",
            "<html><body><p>Zwei<br/>drei.</p></body></html>"));
    read(false);
    assertEquals("Eins.\nZwei\ndrei.", only().path("text").asText());
    assertEquals("de", only().path("language").asText());
  }

  @Test
  void readsPdf() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.newLineAtOffset(50, 700);
        content.showText("Der Deich wird erhöht.");
        content.endText();
      }
      document.save(folder.resolve("deich.pdf").toFile());
    }
    read(false);
    assertEquals("Der Deich wird erhöht.", only().path("text").asText());
  }

  @Test
  void whatIsDamagedEmptyOrTooLongIsReported() throws IOException {
    Files.writeString(folder.resolve("a.docx"), "kein Zip");
    Files.writeString(folder.resolve("b.pdf"), "kein PDF");
    zip("c.odt", Map.of("content.xml", "<office/>"));
    zip("d.docx", Map.of("leer", ""));
    zip("e.odt", Map.of("content.xml", " ".repeat(70_000_000)));
    Files.createSymbolicLink(folder.resolve("f.pdf"), Path.of("/etc/hostname"));
    read(false);
    assertEquals(List.of(), items);
    assertEquals(
        List.of(
            "a.docx:1 is damaged or of another format",
            "b.pdf:1 is damaged or encrypted",
            "c.odt:1 has no text",
            "d.docx:1 has no word/document.xml in it",
            "e.odt:1 unpacks to more than it may"),
        problems);
    assertTrue(Files.size(folder.resolve("e.odt")) < 1_000_000, "a small file that unpacks far");
  }

  @Test
  void aDamagedDocumentDoesNotEndTheImportOfTheOthers() throws IOException {
    zip(
        "a.epub",
        Map.of(
            "META-INF/container.xml",
            "<container><rootfiles><rootfile full-path='a.opf'/></rootfiles></container>",
            "a.opf",
            "<package><manifest><item id='a' href='mailto:ute@kai.example'/></manifest>"
                + "<spine><itemref idref='a'/></spine></package>"));
    cutOff("b.docx");
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      page.getCOSObject().setName(COSName.TYPE, "Seite");
      document.save(folder.resolve("c.pdf").toFile());
    }
    zip("d.odt", Map.of("content.xml", OPEN));
    read(false);
    assertEquals(
        List.of(
            "a.epub:1 names a chapter 'mailto:ute@kai.example' that is not a path",
            "b.docx:1 is damaged or of another format",
            "c.pdf:1 has no text"),
        problems);
    assertEquals(1, items.size());
  }

  /// A document whose only file claims to be packed in fewer bytes than it is.
  private void cutOff(String name) throws IOException {
    zip(name, Map.of("word/document.xml", WORD));
    byte[] bytes = Files.readAllBytes(folder.resolve(name));
    for (int at = 0; at < bytes.length - 24; at++) {
      if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 1 && bytes[at + 3] == 2) {
        bytes[at + 20] = 40; // the packed size in the central directory
        bytes[at + 21] = 0;
      }
    }
    Files.write(folder.resolve(name), bytes);
  }
}
