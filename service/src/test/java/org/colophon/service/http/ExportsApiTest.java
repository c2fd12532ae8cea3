package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.tectonica.jonix.Jonix;
import com.tectonica.jonix.common.codelist.NotificationOrUpdateTypes;
import com.tectonica.jonix.common.codelist.SubjectSchemeIdentifiers;
import com.tectonica.jonix.onix3.Product;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What leaves in the formats of the trade and the web, read by independent readers.
class ExportsApiTest {
  private static final String BOOK =
      """
      {"source":"feed","source_key":"NU-4711","imprint":"kai","desk":"desk-kai","content_type":"book",
       "language":"de","title":"=Deich & </script> <Watt>","subtitle":"Ein Fall",
       "text":"Am Deich verschwindet ein Schäfer, und die Kommissarin sucht ihn im Watt.",
       "canonical_url":"https://kai.example/deich",
       "contributors":[{"name":"Ute Bergmann","role":"author"},{"name":"Jo Klee","role":"narrator"}],
       "subjects":[{"scheme":"thema","code":"FF","main":true},{"scheme":"thema","code":"1DFG"},
                   {"scheme":"keyword","code":"Nordsee"}],
       "age_range":{"from":14,"to":99},
       "lifecycle":{"state":"published","published_at":"2026-10-01T09:00:00Z"},
       "products":[{"id":"deich-pb","isbn13":"9783999004044","form":"paperback","trade_state":"active",
                    "availability":"20","prices":[{"territory":"DE","amount":"14.90","currency":"EUR"}]}]}
      """;

  private TestService service;
  private ApiClient api;

  @BeforeEach
  void start() {
    service = new TestService().start(0, null);
    api = new ApiClient(service.address());
    api.load("catalogue.ndjson");
    ApiClient.Answer stored = api.put("/v1/items/deich", BOOK);
    assertEquals(201, stored.status(), stored.text());
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  private void accept(String item, String kind, String value, String label) {
    ApiClient.Answer answer =
        api.post(
            "/v1/items/" + item + "/decisions",
            "{\"kind\":\"%s\",\"value\":\"%s\",\"answer\":\"accepted\",\"by\":\"kim\",\"label\":\"%s\"}"
                .formatted(kind, value, label));
    assertEquals(201, answer.status(), answer.text());
  }

  private static List<Product> products(String message) {
    return Jonix.source(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8))).stream()
        .map(record -> Jonix.toProduct3(record.product))
        .toList();
  }

  private ApiClient.Answer ok(String path) {
    ApiClient.Answer answer = api.get(path);
    assertEquals(200, answer.status(), answer.text());
    return answer;
  }

  @Test
  void anOnixUpdateIsReadByAnIndependentParser() {
    accept("deich", "subject", "thema:FFP", "Krimi: Polizei");
    accept("deich", "keyphrase", "watt", "Watt; Schlick");
    String message = ok("/v1/exports/onix?imprint=kai").text();
    List<Product> products = products(message);
    assertEquals(1, products.size(), message);
    Product product = products.getFirst();
    assertEquals("NU-4711", product.recordReference().value);
    assertEquals(
        NotificationOrUpdateTypes.Update_partial, product.notificationType().value, message);
    var detail = product.descriptiveDetail();
    assertEquals("BC", detail.productForm().value.code);
    assertEquals(
        "=Deich & </script> <Watt>",
        detail.titleDetails().getFirst().titleElements().getFirst().titleText().value);
    assertEquals("Ute Bergmann", detail.contributors().getFirst().personName().value);
    assertEquals("ger", detail.languages().getFirst().languageCode().value.code);
    assertEquals(
        List.of("93 FF", "94 1DFG", "93 FFP"),
        detail.subjects().stream()
            .filter(one -> one.subjectCode().exists())
            .map(one -> one.subjectSchemeIdentifier().value.code + " " + one.subjectCode().value)
            .toList());
    assertTrue(detail.subjects().getFirst().isMainSubject());
    assertFalse(detail.subjects().get(2).isMainSubject());
    assertEquals(
        "Nordsee; Watt, Schlick",
        detail.subjects().stream()
            .filter(one -> one.subjectSchemeIdentifier().value == SubjectSchemeIdentifiers.Keywords)
            .map(one -> one.subjectHeadingTexts().getFirst().value)
            .findFirst()
            .orElseThrow());
  }

  @Test
  void onlyAcceptedCurrentAndOwnIsInAnUpdate() {
    assertTrue(ok("/v1/exports/onix?imprint=kai").text().contains("<NoProduct"));
    accept("deich", "segment", "kuestenleser", "Küste");
    assertTrue(ok("/v1/exports/onix?imprint=kai").text().contains("<NoProduct"));
    accept("deich", "keyphrase", "watt", "Watt");
    accept("hafenfall", "keyphrase", "hafen", "Hafen");
    assertEquals(2, products(ok("/v1/exports/onix?imprint=kai").text()).size());
    assertEquals(1, products(ok("/v1/exports/onix?imprint=kai&item=deich").text()).size());
    assertEquals(422, api.get("/v1/exports/onix").status());
    assertEquals(404, api.get("/v1/exports/onix?imprint=fremd").status());
    api.put(
        "/v1/items/deich",
        BOOK.replace("\"published\"", "\"withheld\"").replace("NU-4711", "NU-4711-geheim"));
    String message = ok("/v1/exports/onix?imprint=kai").text();
    assertFalse(message.contains("geheim"), message);
    assertTrue(message.contains("<MessageNote>Left out by the gate"), message);
  }

  @Test
  void aPageSaysWhereTheNextOneStarts() {
    StringBuilder all = new StringBuilder();
    String after = "";
    int pages = 0;
    do {
      ApiClient.Answer page =
          ok("/v1/exports/catalogue?imprint=kai&limit=3" + (pages == 0 ? "" : "&after=" + after));
      all.append(page.text());
      pages++;
      after = page.headers().getOrDefault("next-after", List.of("")).getFirst();
    } while (!after.isEmpty());
    assertTrue(pages > 1, "one page says nothing");
    String whole = ok("/v1/exports/catalogue?imprint=kai").text();
    String heading = whole.substring(0, whole.indexOf('\n') + 1);
    assertEquals(whole, heading + all.toString().replace(heading, ""));
  }

  @Test
  void aTableHasNoFormulas() {
    accept("deich", "subject", "thema:FFP", "Krimi");
    String table = ok("/v1/exports/catalogue?imprint=kai&item=deich").text();
    assertEquals(
        "\uFEFFid,source_key,content_type,imprint,isbn13,language,title,subtitle,contributors,url,"
            + "published_at,version,text_hash,subjects,accepted_subjects,accepted_keyphrases,"
            + "accepted_entities,accepted_segments",
        table.lines().findFirst().orElseThrow());
    String row = table.lines().skip(1).findFirst().orElseThrow();
    assertTrue(row.startsWith("deich,NU-4711,book,kai,9783999004044,de,\"'=Deich & "), row);
    assertTrue(row.contains(",thema:FF|thema:1DFG|keyword:Nordsee,thema:FFP,"), row);
  }

  @Test
  void noPartOfACellIsAFormulaWhereSemicolonsSeparate() {
    ApiClient.Answer stored =
        api.put(
            "/v1/items/deich",
            BOOK.replace("Ein Fall", "Flut;=1+1;\\\"@x;Ebbe; -2;gut").replace("=Deich", "Deich"));
    assertEquals(200, stored.status(), stored.text());
    String row =
        ok("/v1/exports/catalogue?imprint=kai&item=deich")
            .text()
            .lines()
            .skip(1)
            .findFirst()
            .orElseThrow();
    assertTrue(row.contains(",\"Flut;'=1+1;'\"\"@x;Ebbe;' -2;gut\","), row);
  }

  @Test
  void anItemIsExportedByItsIdOrNotAtAll() {
    ApiClient.Answer one = ok("/v1/exports/catalogue?imprint=kai&item=deich");
    assertEquals(2, one.text().lines().count(), one.text());
    assertEquals(1, ok("/v1/exports/catalogue?imprint=kai&item=hier-nicht").text().lines().count());
    assertEquals(1, ok("/v1/exports/catalogue?imprint=nordufer&item=deich").text().lines().count());
    assertFalse(ok("/v1/exports/onix?imprint=kai&item=deich").text().contains("<Product>"));
  }

  @Test
  void jsonLdSaysWhatWasAcceptedAndEndsNoScript() {
    accept("deich", "subject", "thema:FFP", "Krimi: Polizei");
    accept("deich", "keyphrase", "watt", "Watt");
    ApiClient.Answer answer = ok("/v1/items/deich/json-ld");
    assertFalse(answer.text().contains("<"), answer.text());
    assertTrue(answer.header("Cache-Control").startsWith("public, max-age="));
    JsonNode book = answer.json().at("/@graph/0");
    assertEquals("Book", book.get("@type").asText());
    assertEquals("https://kai.example/deich", book.get("@id").asText());
    assertEquals("=Deich & </script> <Watt>", book.get("name").asText());
    assertEquals("Ute Bergmann", book.at("/author/0/name").asText());
    assertEquals("Jo Klee", book.at("/readBy/0/name").asText());
    assertEquals("FFP", book.at("/about/0/termCode").asText());
    assertEquals("Krimi: Polizei", book.at("/about/0/name").asText());
    assertEquals("Watt", book.at("/keywords/0").asText());
    assertEquals("9783999004044", book.at("/workExample/0/isbn").asText());
    assertEquals("14.90", book.at("/offers/price").asText());
    assertEquals("https://schema.org/InStock", book.at("/offers/availability").asText());
    assertEquals(404, api.get("/v1/items/niemand/json-ld").status());
    api.put("/v1/items/deich", BOOK.replace("\"published\"", "\"withheld\""));
    assertEquals(0, ok("/v1/items/deich/json-ld").json().get("@graph").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rss", "atom"})
  void aFeedIsReadByAnIndependentReader(String format) throws FeedException {
    String list = ok("/v1/segments/kuestenleser/recommendations?k=20").text();
    ApiClient.Answer answer = ok("/v1/segments/kuestenleser/feed?format=" + format);
    assertTrue(answer.header("Cache-Control").startsWith("public, max-age="));
    SyndFeed feed = new SyndFeedInput().build(new StringReader(answer.text()));
    assertEquals("Kai Verlag", feed.getTitle());
    assertFalse(answer.text().contains("Küstenleser"), "a segment's name is the publisher's");
    List<String> ids = feed.getEntries().stream().map(SyndEntry::getUri).toList();
    assertFalse(ids.isEmpty(), "an empty feed says nothing");
    assertEquals(
        ApiClient.parse(list).get("items").findValuesAsText("id").stream()
            .map(id -> "urn:colophon:item:" + id)
            .toList(),
        ids);
    for (SyndEntry entry : feed.getEntries()) {
      assertFalse(entry.getTitle().isBlank());
      assertFalse(entry.getDescription().getValue().isBlank());
    }
  }

  @Test
  void aJsonFeedHasTheSameItems() {
    JsonNode feed = ok("/v1/segments/kuestenleser/feed?format=json").json();
    assertEquals("https://jsonfeed.org/version/1.1", feed.get("version").asText());
    assertEquals(
        ok("/v1/segments/kuestenleser/recommendations?k=20").json().get("items").size(),
        feed.get("items").size());
    assertFalse(feed.at("/items/0/content_text").asText().isBlank());
    assertEquals(404, api.get("/v1/segments/niemand/feed").status());
    assertEquals(422, api.get("/v1/segments/kuestenleser/feed?format=opml").status());
  }

  @Test
  void acceptedValuesAreReadOnceAndOnlyWhenTheyChanged() {
    accept("deich", "subject", "thema:FFP", "Krimi");
    ApiClient.Answer first = ok("/v1/items/deich/accepted");
    assertEquals("NU-4711", first.json().get("source_key").asText());
    assertEquals("thema:FFP", first.json().at("/values/0/value").asText());
    String etag = first.header("ETag");
    ApiClient.Answer again = conditional(etag);
    assertEquals(304, again.status());
    assertEquals("", again.text());
    accept("deich", "keyphrase", "watt", "Watt");
    ApiClient.Answer changed = conditional(etag);
    assertEquals(200, changed.status());
    assertNotEquals(etag, changed.header("ETag"));
    assertEquals(2, changed.json().get("values").size());
    api.delete("/v1/items/deich?source=feed");
    assertEquals(410, api.get("/v1/items/deich/accepted").status());
  }

  private ApiClient.Answer conditional(String etag) {
    return api.send("GET", "/v1/items/deich/accepted", null, Map.of("If-None-Match", etag));
  }
}
