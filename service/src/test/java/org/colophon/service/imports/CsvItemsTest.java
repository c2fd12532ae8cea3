package org.colophon.service.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.colophon.service.api.ApiException;
import org.colophon.service.imports.RecordStream.Raw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvItemsTest {
  private static final String MANIFEST =
      """
      format: csv
      columns: {id: Artikelnr, title: Titel, text: Klappentext, authors: Autor, subjects: Thema,
        isbn13: ISBN, form: Form, availability: Lieferbar, price: Preis, currency: Waehrung, state: Status, published_at: ET}
      """;
  private static final String HEADING =
      "Artikelnr;Titel;Klappentext;Autor;Thema;ISBN;Form;Lieferbar;Preis;Waehrung;Status;ET\n";

  @TempDir private Path folder = Path.of(".");
  private final List<JsonNode> items = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private void read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("titel.csv"), text);
    DeliveryReaders.open(
            file,
            Manifest.read(MANIFEST, ZoneId.of("Europe/Berlin")),
            List.of("DE"),
            Instant.parse("2026-11-30T09:00:00Z"))
        .forEach(raw -> {
          switch (raw) {
            case Raw.Parsed(var _, JsonNode json) -> items.add(json);
            case Raw.Malformed(var place, var error) -> problems.add(place + " " + error.reason());
          }
        });
  }

  @Test
  void readsATableByTheColumnsOfAManifest() throws IOException {
    read(
        "\uFEFF"
            + HEADING
            + """
            B1;"Die M&auml;dchen vom Deich";"<p>Ein Dorf; drei Schwestern.</p>";Bergmann, Ute;thema:FBA|Nordsee;3-16-148410-X;paperback;20;"14,90";EUR;published;2026-10-01
            B2;Zweiter Titel;Text.;"Ott, Paula; Klee, Jo";;;;;;;;
            """);
    JsonNode first = items.getFirst();
    assertEquals("b1", first.path("id").asText());
    assertEquals("Die Mädchen vom Deich", first.path("title").asText());
    assertEquals("Ein Dorf; drei Schwestern.", first.path("text").asText());
    assertEquals("Ute Bergmann", first.at("/contributors/0/name").asText());
    assertEquals("thema", first.at("/subjects/0/scheme").asText());
    assertEquals("keyword", first.at("/subjects/1/scheme").asText());
    assertEquals("9783161484100", first.at("/products/0/isbn13").asText());
    assertEquals("14.90", first.at("/products/0/prices/0/amount").asText());
    assertEquals("DE", first.at("/products/0/prices/0/territory").asText());
    assertEquals("2026-10-01", first.at("/lifecycle/published_at").asText());
    assertEquals("Jo Klee", items.get(1).at("/contributors/1/name").asText());
    assertEquals("draft", items.get(1).at("/lifecycle/state").asText());
    assertEquals(List.of(), problems);
  }

  @Test
  void aBrokenRowCostsNothingButItself() throws IOException {
    read(HEADING + "B1;Titel\nB2;Gut;Text.;;;;;;;;;\n");
    assertEquals(1, items.size());
    assertEquals(List.of("titel.csv:2 has 2 cells, the heading 12"), problems);
  }

  @Test
  void aColumnThatIsMissingIsNamed() throws IOException {
    read(HEADING.replace("Preis", "VK") + "B2;Gut;Text.;;;;;;;;;\n");
    assertEquals(List.of(), items);
    assertEquals(List.of("titel.csv:1 has no column 'Preis', which is to be price"), problems);
  }

  @Test
  void aManifestSaysWhichFieldsThereAre() {
    ApiException thrown =
        assertThrows(
            ApiException.class,
            () -> Manifest.read("{columns: {farbe: Farbe}}", ZoneId.of("Europe/Berlin")));
    assertEquals("/columns/farbe", thrown.pointer());
    assertTrue(
        assertThrows(
                ApiException.class,
                () -> Manifest.read("{format: csv}", ZoneId.of("Europe/Berlin")))
            .reason()
            .contains("do not name a column"));
  }

  @ParameterizedTest
  @CsvSource({
    "316148410X, 9783161484100",
    "3-16-148410-x, 9783161484100",
    "978-3-16-148410-0, 9783161484100",
    "978 3 16 148410 0, 9783161484100",
    "978‑3‑16‑148410‑0, 9783161484100",
    "080442957x, 9780804429573",
    "3161484100, 3161484100",
    "Heft 7, HEFT7"
  })
  void isbnsAreBroughtToThirteenDigits(String written, String expected) {
    assertEquals(expected, Isbns.isbn13(written));
  }

  @ParameterizedTest
  @CsvSource({
    "'Bergmann, Ute', Ute Bergmann",
    "'Ute Bergmann', Ute Bergmann",
    "'Dr. med. Paula Ott, M.A., Jena', 'Dr. med. Paula Ott, M.A., Jena'",
    "'von Ott , Paula', Paula von Ott",
    "', Paula', ', Paula'"
  })
  void namesAreBroughtIntoSpokenOrder(String written, String expected) {
    assertEquals(expected, PersonNames.inOrder(written));
  }
}
