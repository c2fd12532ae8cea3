package org.colophon.service.imports.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.colophon.enrichment.testing.Growth;
import org.colophon.service.imports.MarkupText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The readers of documents, over documents that somebody made to keep them busy.
class DocumentGrowthTest {
  private static final long MOST = 8L << 20;

  private static final List<String> UNITS =
      List.of(
          "\f",
          "\n",
          " \n",
          "\f\n",
          "\t ",
          "a\f",
          "a \n",
          "<w:del/>",
          "<w:del>a</w:del>",
          "<text:note/>",
          "<style></style>",
          "<script></script>a",
          "<a/>",
          "<br/>");

  @TempDir private Path folder;

  @Test
  void documentsTakeTimeInProportionToTheirLength() {
    Map<String, Consumer<String>> steps = new LinkedHashMap<>();
    steps.put(
        "Word",
        text ->
            read(
                "a.docx",
                "word/document.xml",
                "<w:document><w:p><w:t>Deich</w:t><w:t>" + text + "</w:t></w:p></w:document>"));
    steps.put(
        "OpenDocument",
        text ->
            read(
                "a.odt",
                "content.xml",
                "<office:text><text:p>Deich " + text + "</text:p></office:text>"));
    steps.put("HTML", text -> MarkupText.plain("<p>Deich " + text + "</p>"));
    List<String> faults = new ArrayList<>();
    steps.forEach((step, work) ->
        UNITS.forEach(unit -> Growth.fault(step, unit, work).ifPresent(faults::add)));
    assertEquals(List.of(), faults);
  }

  private void read(String name, String entry, String content) {
    Path file = folder.resolve(name);
    try {
      try (OutputStream out = Files.newOutputStream(file);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
      }
      DocumentFiles.read(file, name, MOST);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DocumentException e) {
      // a cut-off tag may leave no document
    }
  }
}
