package org.colophon.service.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.service.app.TemporaryCatalog;
import org.colophon.service.imports.Manifest;
import org.colophon.vocabulary.VocabularyReader;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every number of a report is counted again from the file, by other code.
class CatalogAuditTest {
  static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
  static final Manifest MANIFEST =
      new Manifest(null, null, null, null, null, null, "Europe/Berlin", "P30D", null, null, null);

  @TempDir private Path folder;

  static CatalogReport audit(List<Path> files, List<CampaignRow> campaigns, List<String> topics)
      throws IOException {
    try (TemporaryCatalog catalog = TemporaryCatalog.open(NOW)) {
      return catalog
          .audit(List.of(VocabularyReader.books()))
          .run(
              new CatalogAudit.Request(
                  files, MANIFEST, NOW, List.of("DE", "AT", "CH"), campaigns, topics));
    }
  }

  @Test
  void everyFigureOfAGeneratedCatalogueIsCountedAgain() throws IOException {
    Path file = new GeneratedCatalogue(2_000).write(folder.resolve("catalogue.xml"));
    CatalogReport report = audit(List.of(file), List.of(), List.of());

    Map<String, Long> counted = CountedCatalogue.of(file);
    assertEquals(List.of(), CountedCatalogue.differences(counted, report.figures().all()));
    for (Fault fault : Fault.values()) {
      boolean planted =
          fault != Fault.RETIRED_SUBJECT
              && fault != Fault.UNKNOWN_SUBJECT
              && fault != Fault.TOO_MANY_SUBJECTS;
      assertEquals(planted, report.figures().get("fault", fault.text()) > 0, fault.text());
    }
  }

  @Test
  void everyNumberOfThePageIsAFigure() throws IOException {
    Path file = new GeneratedCatalogue(300).write(folder.resolve("catalogue.xml"));
    CatalogReport report = audit(List.of(file), List.of(), List.of("Sturmflut"));
    Map<String, Long> counted = new TreeMap<>(CountedCatalogue.of(file));
    report.figures().below("radar").forEach(counted::put);

    for (String language : List.of("de", "en")) {
      Document page = Jsoup.parse(AuditPage.of(report, language, List.of()));
      assertFalse(page.select("[data-figure]").isEmpty());
      for (Element number : page.select("[data-figure]")) {
        String id = number.attr("data-figure");
        long value = counted.getOrDefault(id, 0L);
        assertEquals(String.valueOf(value), number.attr("data-value"), id);
        assertEquals(String.valueOf(value), number.text().replaceAll("[.,\u202f]", ""), id);
      }
      for (Element cell : page.select("td.n, .tiles strong, summary b")) {
        assertTrue(cell.hasAttr("data-figure"), cell.outerHtml());
      }
    }
  }

  @Test
  void thePageIsSelfContainedAndHasNoScript() throws IOException {
    Path file = new GeneratedCatalogue(50).write(folder.resolve("catalogue.xml"));
    Document page =
        Jsoup.parse(AuditPage.of(audit(List.of(file), List.of(), List.of()), "de", List.of()));

    assertEquals("de", page.getElementsByTag("html").attr("lang"));
    assertTrue(page.select("script, link, img, iframe, [style]").isEmpty());
    assertTrue(page.select("a").eachAttr("href").stream().allMatch(href -> href.startsWith("#")));
    String policy = page.select("meta[http-equiv]").attr("content");
    assertTrue(
        policy.startsWith("default-src 'none'; base-uri 'none'; style-src 'sha256-"), policy);
  }

  @Test
  void ofSeveralMessagesTheNewestRecordCountsAndADeletionTakesBack() throws IOException {
    Path old =
        message(
            "old.xml", "20261001", product("a", "03", "04", "21") + product("b", "03", "04", "21"));
    Path recent =
        message(
            "recent.xml",
            "20261101",
            product("a", "03", "11", "43") + product("b", "05", "04", "21"));
    Path later = message("later.xml", "20261205", product("c", "03", "04", "21"));

    Figures figures = audit(List.of(recent, old, later), List.of(), List.of()).figures();

    assertEquals(1, figures.get("records"));
    assertEquals(1, figures.get("records", "not_current"));
    assertEquals(1, figures.get("records_deleted"));
    assertEquals(3, figures.get("files"));
    assertEquals(1, figures.get("files", "later"));
    assertEquals(2, figures.get("items"), "the deleted record's item is withdrawn");
    assertEquals(2, figures.get("reason", "withdrawn"));
  }

  @Test
  void whatIsOlderThanThreeDeliveriesIsUnknown() throws IOException {
    Path old = message("old.xml", "20260801", product("a", "03", "04", "21"));
    Figures figures = audit(List.of(old), List.of(), List.of()).figures();
    assertEquals(1, figures.get("items", "unknown"));
    assertEquals(1, figures.get("reason", "fact_stale"));
  }

  @Test
  void aFeedIsReportedAsFarAsItSays() throws IOException {
    Path feed = folder.resolve("feed.xml");
    Files.writeString(
        feed,
        """
        <rss version="2.0"><channel><title>t</title>
        <item><guid>https://example.org/1</guid><link>https://example.org/1</link>
        <title>Die Flut</title><description>Ein Bericht.</description>
        <pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate></item></channel></rss>
        """);
    Figures figures = audit(List.of(feed), List.of(), List.of()).figures();
    assertEquals(1, figures.get("records"));
    assertEquals(1, figures.get("items", "unknown"), figures.all().toString());
    assertEquals(1, figures.get("reason", "owner_missing"));
    assertEquals(1, figures.get("fault", "no_owner"));
    assertEquals(0, figures.get("fault", "no_subject"));
  }

  Path message(String name, String sent, String products) throws IOException {
    return message(folder.resolve(name), sent, products);
  }

  static Path message(Path file, String sent, String products) throws IOException {
    return Files.writeString(
        file,
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <ONIXMessage release="3.0" xmlns="http://ns.editeur.org/onix/3.0/reference">
        <Header><Sender><SenderName>Lindenhof</SenderName></Sender>
        <SentDateTime>%s</SentDateTime></Header>
        %s</ONIXMessage>
        """
            .formatted(sent, products));
  }

  /// A product whose ISBN follows from its reference.
  static String product(String reference, String notification, String status, String availability) {
    return product(reference, notification, status, availability, "");
  }

  /// @param stated attributes of the status, such as a datestamp
  static String product(
      String reference, String notification, String status, String availability, String stated) {
    return """
    <Product><RecordReference>%s</RecordReference><NotificationType>%s</NotificationType>
    <ProductIdentifier><ProductIDType>15</ProductIDType><IDValue>%s</IDValue></ProductIdentifier>
    <DescriptiveDetail><ProductForm>BB</ProductForm><TitleDetail><TitleType>01</TitleType>
    <TitleElement><TitleElementLevel>01</TitleElementLevel><TitleText>Titel %s</TitleText>
    </TitleElement></TitleDetail>
    <Subject><MainSubject/><SubjectSchemeIdentifier>93</SubjectSchemeIdentifier>
    <SubjectCode>FFP</SubjectCode></Subject></DescriptiveDetail>
    <PublishingDetail><Imprint><ImprintName>Nordufer</ImprintName></Imprint>
    <PublishingStatus%s>%s</PublishingStatus>
    <PublishingDate><PublishingDateRole>01</PublishingDateRole><Date>20200301</Date>
    </PublishingDate><SalesRights><SalesRightsType>01</SalesRightsType><Territory>
    <RegionsIncluded>WORLD</RegionsIncluded></Territory></SalesRights></PublishingDetail>
    <ProductSupply><SupplyDetail><ProductAvailability>%s</ProductAvailability>
    <Price><PriceType>04</PriceType><PriceAmount>24.00</PriceAmount>
    <CurrencyCode>EUR</CurrencyCode><Territory><CountriesIncluded>DE</CountriesIncluded>
    </Territory></Price></SupplyDetail></ProductSupply></Product>
    """
        .formatted(
            reference,
            notification,
            isbn(reference),
            reference,
            stated.isEmpty() ? "" : " " + stated,
            status,
            availability);
  }

  static String isbn(String reference) {
    return switch (reference) {
      case "a" -> "9783161484100";
      case "b" -> "9783161484117";
      default -> "9783161484124";
    };
  }
}
