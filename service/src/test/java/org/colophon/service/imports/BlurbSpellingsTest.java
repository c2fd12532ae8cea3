package org.colophon.service.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.colophon.service.imports.RecordStream.Raw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Book records with entities, names and numbers as the trade writes them.
class BlurbSpellingsTest {
  private final List<JsonNode> items = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private void read(String title, String authors, String isbn) throws IOException {
    String record =
        """
        <book date="2026-11-29" xml:lang="de">
        <title>%s</title>
        <body>Am K&uuml;stenweg steht ein Haus, &bdquo;das alte&ldquo;.</body>
        <authors>%s</authors>
        <isbn>%s</isbn>
        </book>
        """
            .formatted(title, authors, isbn);
    new BookRecords(
            "handel.xml",
            new ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8)),
            Manifest.NONE)
        .forEach(raw -> {
          switch (raw) {
            case Raw.Parsed(var _, JsonNode json) -> items.add(json);
            case Raw.Malformed(var place, var error) -> problems.add(place + " " + error.reason());
          }
        });
  }

  @Test
  void entitiesAreDecoded() throws IOException {
    read(
        "Die T&ouml;chter &ndash; Roman &amp; mehr &#x201E;neu&#8220; R&D &quatsch;",
        "A B",
        "9783161484100");
    assertEquals(
        "Die Töchter – Roman & mehr „neu“ R&D &quatsch;", items.getFirst().path("title").asText());
    assertEquals(
        "Am Küstenweg steht ein Haus, „das alte“.", items.getFirst().path("text").asText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Klee, Jo | Jo Klee/author",
        "Jo Klee, Ute Bergmann | Jo Klee/author, Ute Bergmann/author",
        "Dr. med. Jo Klee, M.A., Ute Berg (Hrsg.) | Dr. med. Jo Klee, M.A./author, Ute Berg/editor",
        "Klee, Jo; Berg, Ute | Jo Klee/author, Ute Berg/author",
        "Jo Klee und Ute Berg | Jo Klee/author, Ute Berg/author",
        "'' | ''"
      })
  void namesAreToldFromLists(String authors, String expected) throws IOException {
    read("Titel", authors, "9783161484100");
    List<String> names = new ArrayList<>();
    items
        .getFirst()
        .path("contributors")
        .forEach(one -> names.add(one.path("name").asText() + "/" + one.path("role").asText()));
    assertEquals(expected, String.join(", ", names));
  }

  @ParameterizedTest
  @CsvSource({"316148410X", "3-16-148410-X", "978-3-16-148410-0", "9783161484100"})
  void aBookHasOneIdInEverySpellingOfItsNumber(String isbn) throws IOException {
    read("Titel", "A B", isbn);
    assertEquals("book-9783161484100", items.getFirst().path("id").asText());
    assertEquals("isbn:9783161484100", items.getFirst().path("canonical_id").asText());
  }

  @Test
  void aNumberThatIsNotAnIsbnIsReportedAsThat() throws IOException {
    read("Titel", "A B", "380311234X");
    read("Titel", "A B", "");
    assertEquals(
        List.of(
            "handel.xml:1 '380311234X' in <isbn> is not a valid ISBN",
            "handel.xml:1 has no number in <isbn>"),
        problems);
  }
}
