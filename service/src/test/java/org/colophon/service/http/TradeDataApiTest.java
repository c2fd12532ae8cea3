package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.colophon.service.http.ApiClient.Answer;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Trade codes, prices and dates of books, as feeds state them over HTTP.
class TradeDataApiTest {
  private static final String BOOK =
      """
      {"source":"feed","imprint":"kai","desk":"desk-kai","content_type":"book","language":"de",
       "title":"Kai","text":"Am Hafen steigen Menschen auf die Dächer.","canonical_id":"key:kai",
       "lifecycle":{"state":"published","published_at":"2026-01-01"},
       "products":[{"id":"kai-pb","form":"paperback","trade_state":"active",%s}]}
      """;

  private final TestService service = new TestService();
  private ApiClient api;

  @BeforeEach
  void start() {
    service.start(0, null);
    api = new ApiClient(service.address());
    api.load("catalogue.ndjson");
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  private void put(String product) {
    Answer answer = api.put("/v1/items/kai", BOOK.formatted(product));
    assertTrue(answer.status() < 300, answer.text());
  }

  private List<String> blocks() {
    return api.get("/v1/items/kai/governance")
        .json()
        .get("reasons")
        .valueStream()
        .filter(reason -> reason.get("severity").asText().equals("block"))
        .map(reason -> reason.get("code").asText())
        .toList();
  }

  private List<String> warnings() {
    return api.get("/v1/items/kai/governance")
        .json()
        .get("reasons")
        .valueStream()
        .filter(reason -> reason.get("severity").asText().equals("warn"))
        .map(reason -> reason.get("code").asText())
        .toList();
  }

  private JsonNode shown() {
    Answer answer = api.get("/v1/items/flutnacht/related?k=8");
    return answer
        .json()
        .get("items")
        .valueStream()
        .filter(item -> item.get("id").asText().equals("kai"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(answer.text()));
  }

  private String price() {
    JsonNode price = shown().at("/offer/price");
    return price.isMissingNode() ? "none" : price.get("amount").asText();
  }

  private static String prices(String rows) {
    return "\"availability\":\"20\",\"prices\":[" + rows + "]";
  }

  @Test
  void cancelledAndPostponedTitlesAreKnownCodes() {
    put("\"availability\":\"01\"");
    assertEquals(List.of("canceled"), blocks());
    put("\"availability\":\"09\"");
    assertEquals(List.of("not_available"), blocks());
    put("\"availability\":\"49\"");
    assertEquals(List.of("recalled"), blocks());
    put("\"availability\":\"46\"");
    assertEquals(List.of("withdrawn"), blocks());
    put("\"availability\":\"77\"");
    assertEquals(List.of("fact_unknown_code"), blocks());
  }

  @Test
  void whatWasRecalledOrWithdrawnCannotBeOverridden() {
    put("\"availability\":\"49\"");
    String override =
        "{\"item\":\"kai\",\"code\":\"not_available\",\"reason\":\"r\",\"by\":\"kim\","
            + "\"until\":\"2026-11-24T08:00:00Z\"}";
    assertEquals(201, api.post("/v1/overrides", override).status());
    assertEquals(List.of("recalled"), blocks());
    put("\"availability\":\"46\"");
    assertEquals(List.of("withdrawn"), blocks());
    put("\"availability\":\"43\"");
    assertEquals(List.of(), blocks());
  }

  @Test
  void aPriceThatEndsIsFollowedByItsSuccessor() {
    put(
        prices(
            """
            {"territory":"DE","amount":"9.99","currency":"EUR","valid_to":"2026-12-31"},
            {"territory":"DE","amount":"12.99","currency":"EUR","valid_from":"2026-12-31"}
            """));
    assertEquals("9.99", price());
    JsonNode rows = api.get("/v1/items/kai").json().at("/item/products/0/prices");
    assertEquals(2, rows.size(), rows.toString());
    Answer again = api.put("/v1/items/kai", api.get("/v1/items/kai").json().get("item").toString());
    assertEquals(200, again.status(), again.text());
    service.clock().set(TestService.NOW.plus(Duration.ofDays(39)));
    put(
        prices(
            """
            {"territory":"DE","amount":"9.99","currency":"EUR","valid_to":"2026-12-31"},
            {"territory":"DE","amount":"12.99","currency":"EUR","valid_from":"2026-12-31"}
            """));
    assertEquals("12.99", price());
    Answer overlapping =
        api.put(
            "/v1/items/kai",
            BOOK.formatted(
                prices(
                    """
                    {"territory":"DE","amount":"9.99","currency":"EUR"},
                    {"territory":"DE","amount":"12.99","currency":"EUR","valid_from":"2026-12-31"}
                    """)));
    assertEquals(422, overlapping.status());
    assertEquals("repeated", overlapping.json().get("code").asText());
    assertEquals("/products/0/prices/1/territory", overlapping.json().get("field").asText());
  }

  @Test
  void zeroIsNoPriceUnlessItIsFree() {
    put(prices("{\"territory\":\"DE\",\"amount\":\"0.00\",\"currency\":\"EUR\"}"));
    assertEquals("none", price());
    put(prices("{\"territory\":\"DE\",\"amount\":\"0.00\",\"currency\":\"EUR\",\"free\":true}"));
    assertEquals("0.00", price());
    JsonNode row = api.get("/v1/items/kai").json().at("/item/products/0/prices/0");
    assertTrue(row.get("free").asBoolean(), row.toString());
  }

  @Test
  void aPriceInAnotherCountrysCurrencyIsAConflict() {
    put(prices("{\"territory\":\"DE\",\"amount\":\"14.90\",\"currency\":\"CHF\"}"));
    assertEquals("none", price());
    assertEquals(List.of("fact_conflict"), warnings());
    put(prices("{\"territory\":\"DE\",\"amount\":\"14.90\",\"currency\":\"EUR\"}"));
    assertEquals("14.90", price());
  }

  /// The hour comes twice on 25 October 2026 in Berlin; an embargo that ends within it ends late.
  @Test
  void anEmbargoThatEndsInTheHourThatComesTwiceEndsTheSecondTime() {
    service.clock().set(java.time.Instant.parse("2026-10-25T00:45:00Z"));
    put("\"availability\":\"20\",\"embargo_until\":\"2026-10-25T02:30\"");
    assertEquals(List.of("embargoed"), blocks());
    service.clock().set(java.time.Instant.parse("2026-10-25T01:30:03Z"));
    assertEquals(List.of(), blocks());
  }

  @Test
  void anEmbargoThatCannotBeReadKeepsTheTitleBack() {
    put("\"availability\":\"20\"");
    assertEquals(List.of(), blocks());
    put("\"availability\":\"20\",\"embargo_until\":\"Frühjahr 2027\"");
    assertEquals(List.of("embargoed"), blocks());
    JsonNode product = api.get("/v1/items/kai").json().at("/item/products/0");
    assertEquals("Frühjahr 2027", product.get("embargo_until").asText());
    put("\"availability\":\"20\",\"embargo_until\":null");
    assertEquals(List.of(), blocks());
  }

  @Test
  void aContributorsIsniIsChecked() {
    String person =
        "{\"schema\":\"colophon-contributor/1\",\"id\":\"ada\",\"name\":\"Ada\",\"isni\":\"%s\"}";
    assertTrue(batch(person.formatted("0000 0001 2103 2683")).contains("\"put\""));
    assertTrue(batch(person.formatted("0000000121032684")).contains("bad_id"));
    assertTrue(batch(person.formatted("12")).contains("bad_id"));
  }

  private String batch(String line) {
    return api.send(
            "POST",
            "/v1/items:batch",
            line.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            java.util.Map.of("Content-Type", "application/x-ndjson"))
        .text();
  }
}
