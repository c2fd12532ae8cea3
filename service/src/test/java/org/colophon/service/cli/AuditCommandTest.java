package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.colophon.governance.ReasonCode;
import org.colophon.service.app.Stores;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.web.PageWords;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `audit` and `radar`, on files and on a data directory.
class AuditCommandTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T08:00:00Z"));
  private static final String MESSAGE =
      """
      <ONIXMessage release="3.0" xmlns="http://ns.editeur.org/onix/3.0/reference">
      <Header><SentDateTime>20261120</SentDateTime></Header>
      <Product><RecordReference>r1</RecordReference><NotificationType>03</NotificationType>
      <ProductIdentifier><ProductIDType>15</ProductIDType><IDValue>9783161484100</IDValue></ProductIdentifier>
      <DescriptiveDetail><ProductForm>BB</ProductForm>
      <TitleDetail><TitleType>01</TitleType><TitleElement><TitleElementLevel>01</TitleElementLevel>
      <TitleText>Die Sturmflut</TitleText></TitleElement></TitleDetail>
      <Subject><SubjectSchemeIdentifier>93</SubjectSchemeIdentifier><SubjectCode>FFP</SubjectCode></Subject>
      </DescriptiveDetail>
      <PublishingDetail><Imprint><ImprintName>Nordufer</ImprintName></Imprint>
      <PublishingStatus>04</PublishingStatus>
      <PublishingDate><PublishingDateRole>01</PublishingDateRole><Date>20200301</Date></PublishingDate>
      </PublishingDetail>
      <ProductSupply><SupplyDetail><ProductAvailability>21</ProductAvailability></SupplyDetail>
      </ProductSupply></Product></ONIXMessage>
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of(".");

  private int run(String... arguments) {
    return Commands.of(CLOCK)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private String message() throws IOException {
    return Files.writeString(folder.resolve("m.xml"), MESSAGE).toString();
  }

  @Test
  void writesThePageAndTheUpdateBesideIt() throws IOException {
    Path report = folder.resolve("report.html");
    assertEquals(0, run("audit", message(), "--out", report.toString()), err.toString());
    assertTrue(
        out.toString().startsWith("1 records, 1 works and articles: 1 current"), out.toString());
    var page = Jsoup.parse(Files.readString(report));
    assertEquals("1", page.select("[data-figure=patch/changes]").attr("data-value"));
    assertEquals("report-patch-1.xml", page.select("#patch a").attr("href"));
    assertTrue(Files.readString(folder.resolve("report-patch-1.xml")).contains("<MainSubject/>"));
  }

  @Test
  void writesEveryFigureAsJson() throws IOException {
    Path report = folder.resolve("report.json");
    run("audit", message(), "--format", "json", "--out", report.toString(), "--topic", "Flut");
    JsonNode json = CommandJson.MAPPER.readTree(Files.readString(report));
    assertEquals(1, json.path("figures").path("records").asInt());
    assertEquals("m.xml", json.path("files").path(0).path("file").asText());
    assertEquals(0, json.path("radar").path(0).path("fitting").asInt());
  }

  @Test
  void whatCannotBeReadIsReportedAndTheRestJudged() throws IOException {
    Path file = folder.resolve("broken.xml");
    Files.writeString(
        file, MESSAGE.replace("</ONIXMessage>", "<Product><a></Product></ONIXMessage>"));
    int code = run("audit", file.toString(), "--out", folder.resolve("r.html").toString());
    assertEquals(3, code);
    assertTrue(out.toString().contains("1 that cannot be read"), out.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "audit | name a file",
        "audit nowhere.xml | 'nowhere.xml' was not found",
        "audit FILE --as-of 30.11. | '30.11.' is not a valid date: use YYYY-MM-DD",
        "audit FILE --language fr | 'fr' is not a valid --language: use de or en",
        "audit FILE --format pdf | 'pdf' is not a valid --format: use html or json",
        "audit FILE --territory Germany | 'Germany' is not a valid territory",
        "audit FILE --campaigns nowhere.csv | 'nowhere.csv' was not found",
        "audit FILE --campaigns LATIN | is not UTF-8: save the table as UTF-8",
        "audit FILE --out nowhere/r.html | 'nowhere' is not a directory",
        "audit FILE --topic ab | 'ab' has no word of three letters",
        "audit FILE --as-of -999999999-01-01 | '-999999999-01-01' is not a valid date",
        "radar --topic ab FILE | 'ab' has no word of three letters",
        "radar --topic Flut --territory AT | --territory needs files",
        "radar --topic Flut --expected-every P1D | --expected-every needs files",
        "radar --topic Flut --vocabulary thema.json | --vocabulary needs files",
        "radar --topic Flut --content-type news | --content-type needs files",
        "radar --topic x --k 0 FILE | --k is not a number from 1 to 200"
      })
  void aWrongOptionIsNamed(String line, String message) throws IOException {
    Path latin = folder.resolve("latin.csv");
    Files.writeString(latin, "sent,isbn\nM\u00e4rz,1\n", StandardCharsets.ISO_8859_1);
    String given = line.replace("FILE", message()).replace("LATIN", latin.toString());
    assertEquals(Exit.USAGE, run(given.split(" ", -1)));
    assertTrue(err.toString().contains(message), err.toString());
  }

  @Test
  void radarSearchesFiles() throws IOException {
    assertEquals(0, run("radar", "--topic", "Sturmfluten", message()), err.toString());
    assertEquals(
        """
        Sturmfluten: 1 of 1 works of the backlist fit; 0 have no date

        Die Sturmflut (book-9783161484100), 2020-02-29
          fits by: Sturmfluten
          may be recommended
        """,
        out.toString());
  }

  @Test
  void theReportIsWrittenAlsoWhereAnUpdateCannotBe() throws IOException {
    Files.createDirectories(folder.resolve("report-patch-1.xml/taken"));
    Path report = folder.resolve("report.html");
    assertEquals(Exit.PARTLY, run("audit", message(), "--out", report.toString()));
    assertTrue(Files.readString(report).contains("Nordufer"));
    assertTrue(err.toString().contains("m.xml: no ONIX update was written: "), err.toString());
  }

  @Test
  void theDayOfAnEventIsJudgedAtItsEndFromFilesAndFromADirectory() throws IOException {
    String data = folder.resolve("none").toString();
    run("radar", "--topic", "Flut", "--on", "2031-01-01", "--json", message());
    run("radar", "--topic", "Flut", "--on", "2031-01-01", "--json", "--data", data);
    List<String> judged =
        out.toString()
            .lines()
            .map(line -> line.replaceFirst(".*\"judged_at\":\"([^\"]*)\".*", "$1"))
            .toList();
    assertEquals(List.of("2031-01-01T22:59:59.999Z", "2031-01-01T22:59:59.999Z"), judged);
  }

  @Test
  void radarSearchesADataDirectory() throws IOException {
    Path data = folder.resolve("demo");
    try (Stores stores = Stores.open(data, CLOCK)) {
      DemoCatalog.laidAt(CLOCK.instant()).loadInto(stores.catalog(), stores.audiences());
    }
    assertEquals(
        0,
        run("radar", "--topic", "Hafen Fluss", "--data", data.toString(), "--json"),
        err.toString());
    JsonNode json = CommandJson.MAPPER.readTree(out.toString());
    assertTrue(json.path("searched").asInt() > 0, out.toString());
    assertFalse(json.path("items").isMissingNode());
    assertEquals(
        Exit.FAILED,
        run("radar", "--topic", "Hafen", "--data", data.toString(), "--imprint", "NICHT GUELTIG"));
    assertTrue(err.toString().contains("imprint"), err.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void everyReasonHasWordsInBothLanguages(String language) {
    PageWords words = PageWords.of(language);
    for (ReasonCode code : ReasonCode.values()) {
      assertFalse(words.reason(code).isBlank());
      assertFalse(words.fix(code).isBlank());
    }
    assertEquals(
        language.equals("de") ? "keine Redaktion ist zuständig" : "no desk is responsible",
        words.reason(ReasonCode.OWNER_MISSING));
  }
}
