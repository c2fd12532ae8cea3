package org.colophon.service.imports.onix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.facts.FactsRequest;
import org.colophon.service.imports.RecordStream.Raw;
import org.colophon.service.items.ItemDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnixRecordsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @TempDir private Path directory;

  @Test
  void readsTheItemOfAWorkWithItsProducts() throws IOException {
    JsonNode item = good(message()).getFirst();
    String expected =
        """
        {"schema":"colophon-item/1","id":"work-01-w-77","source_key":"de.nordufer.1001",
         "canonical_id":"isbn:9783161484100","imprint":"nordufer","content_type":"book",
         "language":"de","title":"Die Flut & der Fährmann","subtitle":"Kriminalroman",
         "text":"Nebel über der Elbe.\\nEin Fährmann schweigt.\\nEin Kind fehlt.",
         "contributors":[{"name":"Marit Janssen","role":"author"},
           {"name":"Ole Brandt","role":"translator"},{"name":"onix19-09","role":"illustrator"}],
         "subjects":[{"scheme":"bisac","code":"FIC022000"},
           {"scheme":"thema","code":"FFP","main":true},{"scheme":"thema","code":"1DFG-DE-FA"},
           {"scheme":"keyword","code":"Küstenkrimi"},{"scheme":"keyword","code":"Fähre"}],
         "age_range":{"from":16},
         "lifecycle":{"state":"published","published_at":"2026-09-14"},
         "products":[{"id":"isbn-9783161484100","form":"hardcover","isbn13":"9783161484100"},
           {"id":"isbn-9783161484117","form":"ebook","isbn13":"9783161484117"}],
         "order":{"epoch":0,"position":1795159800000000},"observed_at":"2026-11-20T07:30:00Z"}
        """;
    assertEquals(ApiMapper.parse(expected), ApiMapper.parse(item.toString()));
    ((com.fasterxml.jackson.databind.node.ObjectNode) item).put("source", "feed");
    assertEquals("Die Flut & der Fährmann", ApiMapper.read(item, ItemDocument.class).title());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 | trade_state  |    | "active"                           | observed_at=2026-11-18
          1 | availability |    | "21"                               | -
          1 | announced_at |    | "2026-06-30"                       | -
          1 | preorder_at  |    | null                               | -
          1 | sales_at     |    | "2026-09-14"                       | -
          1 | sales_territory | CA | "not_for_sale"                  | -
          1 | sales_territory | US | "not_for_sale"                  | -
          1 | price        | DE | {"amount":"24.00","currency":"EUR"} | valid_to=2026-12-31
          1 | price        | AT | {"amount":"24.70","currency":"EUR"} | -
          1 | price        | CH | null                               | -
          1 | tdm_reservation | | "reserved"                         | -
          2 | trade_state  |    | "forthcoming"                      | -
          2 | availability |    | "10"                               | -
          2 | sales_at     |    | "2027-01-31T23:00"                 | -
          2 | sales_territory | DE | "for_sale"                      | -
          2 | sales_territory | AT | "not_for_sale"                  | -
          2 | sales_territory | CH | "not_for_sale"                  | -
          2 | price        | DE | null                               | -
          3 | availability |    | "40"                               | -
          4 | trade_state  |    | "withdrawn"                        | -
          """)
  void readsTheFactsOfAProduct(int record, String type, String qualifier, String value, String more)
      throws IOException {
    JsonNode facts = good(message()).get(record).get("facts");
    List<JsonNode> found = new ArrayList<>();
    facts.forEach(fact -> {
      if (fact.get("type").asText().equals(type)
          && fact.path("qualifier").asText("").equals(qualifier == null ? "" : qualifier)) {
        found.add(fact);
      }
    });
    assertEquals(1, found.size(), facts.toString());
    assertEquals(ApiMapper.parse(value), ApiMapper.parse(found.getFirst().get("value").toString()));
    if (!more.equals("-")) {
      String[] field = more.split("=", 2);
      assertEquals(field[1], found.getFirst().path(field[0]).asText());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          03 WORLD -       | US=not_for_sale, DE=not_for_sale, FR=not_for_sale
          03 WORLD DE      | DE=-, AT=not_for_sale, US=not_for_sale
          00 WORLD -       | DE=unknown, US=unknown
          03 ROW -; 01 - DE | DE=for_sale, AT=not_for_sale, US=not_for_sale
          01 - DE; 02 WORLD DE | DE=-, AT=-, US=-
          01 - DE; 02 ROW - | DE=-, AT=-, US=-
          01 WORLD DE-BY   | DE=not_for_sale, AT=-
          """)
  void rightsInTheWorldAndItsRestHoldForEveryCountry(String rights, String expected)
      throws IOException {
    StringBuilder xml = new StringBuilder();
    for (String one : rights.split("; ", -1)) {
      String[] parts = one.split(" ", -1);
      String list = parts[2].equals("-") ? "" : parts[2];
      String name = parts[1].equals("-") ? "CountriesIncluded" : "CountriesExcluded";
      name = list.contains("-") ? "RegionsExcluded" : name;
      xml.append(
              "<SalesRights><SalesRightsType>%s</SalesRightsType><Territory>".formatted(parts[0]))
          .append(parts[1].equals("-") ? "" : "<RegionsIncluded>" + parts[1] + "</RegionsIncluded>")
          .append(list.isEmpty() ? "" : "<%s>%s</%s>".formatted(name, list, name))
          .append("</Territory></SalesRights>");
    }
    JsonNode facts =
        good(message().replaceFirst("(?s)<SalesRights>.*?</SalesRights>", xml.toString()))
            .get(1)
            .get("facts");
    for (String country : expected.split(", ", -1)) {
      String[] parts = country.split("=", 2);
      List<String> found = new ArrayList<>();
      facts.forEach(fact -> {
        if (fact.get("type").asText().equals("sales_territory")
            && fact.path("qualifier").asText().equals(parts[0])) {
          found.add(fact.get("value").asText());
        }
      });
      assertEquals(parts[1].equals("-") ? List.of() : List.of(parts[1]), found, country);
    }
  }

  @Test
  void aPartialRecordStatesOnlyWhatItSends() throws IOException {
    List<JsonNode> records = good(message());
    assertEquals(5, records.size());
    assertEquals(1, records.get(3).get("facts").size());
    for (JsonNode record : records.subList(1, 5)) {
      ((com.fasterxml.jackson.databind.node.ObjectNode) record).put("source", "feed");
      assertTrue(ApiMapper.read(record, FactsRequest.class).facts().size() > 0);
    }
  }

  @Test
  void shortTagsMeanTheSame() throws IOException {
    List<JsonNode> expected = good(message());
    assertEquals(expected.toString(), good(ShortTags.of(message())).toString());
  }

  @Test
  void aDamagedRecordCostsNothingButItself() throws IOException {
    String message = message();
    String cut =
        message
            .replaceFirst("<RecordReference>de.nordufer.1002.*?</RecordReference>", "")
            .replace("<ProductForm>ED</ProductForm>", "<ProductForm>ED</ProductFor>");
    List<Raw> read = read(cut, StandardCharsets.UTF_8);
    assertEquals(4, read.stream().filter(raw -> raw instanceof Raw.Parsed).count());
    Raw bad = read.stream().filter(raw -> raw instanceof Raw.Malformed).findFirst().orElseThrow();
    assertEquals(69, bad.place().line());
    assertTrue(reason(bad).startsWith("is not well-formed XML: "), reason(bad));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          </NotificationType>\\s*<ProductIdentifier><ProductIDType>15</ProductIDType><IDValue>978316148413 | </NotificationType><Product> | is cut off: the next record starts at line 91
          <NotificationType>04</NotificationType> | <NotificationType>88</NotificationType> | is a test record
          <NotificationType>04</NotificationType> | <NotificationType>08</NotificationType> | notifies another owner of 'de.nordufer.1003'
          <NotificationType>04</NotificationType> | <NotificationType>77</NotificationType> | NotificationType '77' is not a code of list 1
          <ProductAvailability>40</ProductAvailability> | <SupplierName/>      | is a partial update without status, availability, date or price
          <Date>20270201</Date>                   | <Date>20270231</Date>     | Date '20270231' is not a valid date
          <PriceAmount>24.70</PriceAmount>        | <PriceAmount>24,70</PriceAmount> | PriceAmount '24,70' is not a valid amount
          de.nordufer.1003                        | &lol9;                    | is not well-formed XML: The entity \\"lol9\\" was referenced, but not declared.
          release="3.0"                           | release="2.1"             | is ONIX 2.1
          onix/3.0/reference                      | onix/2.1/reference        | has the namespace 'http://ns.editeur.org/onix/2.1/reference', which is not of ONIX 3
          encoding="UTF-8"                        | encoding="UTF-16"         | has the unknown encoding 'UTF-16'
          """)
  void saysWhatIsWrong(String found, String instead, String reason) throws IOException {
    String message =
        message()
            .replaceFirst(
                found.contains("\\s") ? found : java.util.regex.Pattern.quote(found),
                java.util.regex.Matcher.quoteReplacement(instead));
    List<String> reasons =
        read(message, StandardCharsets.UTF_8).stream()
            .filter(raw -> raw instanceof Raw.Malformed)
            .map(OnixRecordsTest::reason)
            .toList();
    assertTrue(reasons.contains(reason.replace("\\\"", "\"")), reasons.toString());
  }

  @Test
  void bytesOfAnotherEncodingAreAnErrorOfTheirRecordAlone() throws IOException {
    List<Raw> read = read(message(), StandardCharsets.ISO_8859_1);
    assertEquals(
        List.of("is not valid UTF-8", "is not valid UTF-8"),
        read.stream()
            .filter(raw -> raw instanceof Raw.Malformed)
            .map(OnixRecordsTest::reason)
            .toList());
    String latin = message().replace("UTF-8", "ISO-8859-1");
    assertEquals(
        good(message()).toString(),
        read(latin, StandardCharsets.ISO_8859_1).stream()
            .map(raw -> ((Raw.Parsed) raw).json())
            .toList()
            .toString());
  }

  @Test
  void anEntityBombIsNotExpanded() throws IOException {
    String message =
        message()
            .replaceFirst(
                "<ONIXMessage",
                """
                <!DOCTYPE ONIXMessage [<!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;&lol;&lol;&lol;">
                <!ENTITY lol2 "&lol1;&lol1;&lol1;&lol1;&lol1;">]><ONIXMessage\
                """)
            .replaceFirst("de.nordufer.1003", "&lol2;");
    List<Raw> read = read(message, StandardCharsets.UTF_8);
    assertEquals(1, read.stream().filter(raw -> raw instanceof Raw.Malformed).count());
    assertTrue(
        read.stream().map(OnixRecordsTest::reason).anyMatch(reason -> reason.contains("lol2")));
  }

  @Test
  void aFileThatEndsInARecordSaysSo() throws IOException {
    String message = message();
    List<Raw> read =
        read(message.substring(0, message.lastIndexOf("</Product>")), StandardCharsets.UTF_8);
    assertEquals("is cut off at the end of the file", reason(read.getLast()));
    assertEquals(5, read.size());
  }

  private static String reason(Raw raw) {
    return raw instanceof Raw.Malformed(var place, var error) ? error.reason() : "";
  }

  private List<JsonNode> good(String message) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    for (Raw raw : read(message, StandardCharsets.UTF_8)) {
      assertTrue(raw instanceof Raw.Parsed, reason(raw));
      records.add(((Raw.Parsed) raw).json());
    }
    return records;
  }

  private List<Raw> read(String message, Charset charset) throws IOException {
    Path file = directory.resolve("message.xml");
    Files.write(file, message.getBytes(charset));
    List<Raw> records = new ArrayList<>();
    new OnixRecords(file, BERLIN, List.of("DE", "AT", "CH"), NOW).forEach(records::add);
    return records;
  }

  private static String message() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(OnixRecordsTest.class.getResourceAsStream("message.xml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
