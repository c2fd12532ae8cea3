package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignalsApiTest {
  private static final String CONSENT =
      """
      "context":{"consent":{"legalEntity":"House","categoryPreferences":{"profiling":true}}}\
      """;

  private final TestService service = new TestService();
  private ApiClient api;

  @BeforeEach
  void start() {
    service.start(0, null);
    api = new ApiClient(service.address());
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  private static String track(String id, String person, String extra) {
    return """
    {"type":"track","messageId":"%s","userId":"%s","event":"Content Viewed","properties":{"item_id":"a"}%s}\
    """
        .formatted(id, person, extra.isEmpty() ? "" : "," + extra);
  }

  /// A book whose ISBN shops send as the product's id.
  static void addBook(ApiClient api) {
    api.load("catalogue.ndjson");
    String item =
        """
        {"source":"cms","imprint":"kai","desk":"desk-kai","content_type":"news","language":"de",
         "title":"Hafenlicht","text":"Ein Lotse findet am Kai einen Koffer, den niemand vermisst.",
         "canonical_id":"isbn:9783947112241",
         "lifecycle":{"state":"published","published_at":"2026-11-21"}}
        """;
    ApiClient.Answer answer = api.put("/v1/items/hafenlicht", item);
    assertEquals(201, answer.status(), answer.text());
  }

  @Test
  void isbnsInAnySpellingNameTheBookAndWhatIsNotUsedIsCounted() {
    addBook(api);
    String event =
        """
        {"type":"track","messageId":"%s","userId":"p-1","event":"%s","properties":{"product_id":"%s","name":"Hafenlicht","price":12.99},%s}\
        """;
    JsonNode answer =
        api.post(
                "/v1/signals",
                "{\"writeKey\":\"w\",\"batch\":["
                    + String.join(
                        ",",
                        event.formatted("m1", "Product Viewed", "978-3-947112-24-1", CONSENT),
                        event.formatted("m2", "Product Added", "3947112246", CONSENT),
                        event.formatted("m3", "Product Viewed", "cup-1", CONSENT),
                        event.formatted("m4", "Checkout Started", "978-3-947112-24-1", CONSENT),
                        "{\"type\":\"page\",\"messageId\":\"m5\",\"userId\":\"p-1\"}")
                    + "]}")
            .json();
    List<String> lines = new ArrayList<>();
    answer
        .get("results")
        .forEach(line ->
            lines.add(
                line.path("outcome").asText(line.at("/problem/code").asText())
                    + " "
                    + line.path("ignored_fields").asInt()));
    assertEquals(List.of("kept 2", "kept 2", "bad_value 0", "ignored 2", "ignored 0"), lines);
    String metrics = api.get("/metrics").text();
    assertTrue(
        metrics.contains(
            "colophon_signals_ignored_total{event=\"checkout_started\",type=\"track\"} 1.0"),
        metrics);
    assertTrue(
        metrics.contains(
            "colophon_signals_messages_total{outcome=\"rejected\",type=\"track\"} 1.0"),
        metrics);
  }

  @Test
  void eachMessageOfABatchHasItsOwnResultAndNothingIsLost() {
    JsonNode answer =
        api.post(
                "/v1/signals",
                "{\"batch\":["
                    + String.join(
                        ",",
                        track("m1", "p-1", CONSENT),
                        track("m2", "anna@example.org", CONSENT),
                        track("m3", "p-2", ""),
                        track("m1", "p-1", CONSENT),
                        track("m4", "p-1", ""),
                        "17")
                    + "]}")
            .json();
    List<String> outcomes = new ArrayList<>();
    answer
        .get("results")
        .forEach(line ->
            outcomes.add(
                line.get("line").asInt()
                    + " "
                    + line.path("outcome")
                        .asText(
                            line.at("/problem/code").asText()
                                + line.at("/problem/field").asText())));
    assertEquals(
        List.of(
            "1 kept", "2 bad_id/userId", "3 consent_missing", "4 known", "5 kept", "6 wrong_type"),
        outcomes);
    assertFalse(answer.toString().contains("anna"), answer.toString());
  }

  @Test
  void whatABatchSaysOfConsentCountsForMessagesThatSayNothing() {
    String denied = CONSENT.replace("true", "false");
    JsonNode answer =
        api.post("/v1/signals", "{\"batch\":[" + track("m1", "p-1", "") + "]," + CONSENT + "}")
            .json();
    assertEquals("kept", answer.at("/results/0/outcome").asText());
    answer =
        api.post("/v1/signals", "{\"batch\":[" + track("m2", "p-1", "") + "]," + denied + "}")
            .json();
    assertEquals("consent_missing", answer.at("/results/0/outcome").asText());
  }

  @Test
  void aPersonIsForgottenAndAnOldMessageDoesNotBringItBack() {
    api.post("/v1/signals", track("m1", "p-1", CONSENT));
    JsonNode gone = api.delete("/v1/people/p-1").json();
    assertEquals("forgotten", gone.get("outcome").asText());
    assertEquals(3, gone.get("rows").asInt());
    JsonNode again = api.post("/v1/signals", track("m1", "p-1", CONSENT)).json();
    assertEquals("forgotten", again.at("/results/0/outcome").asText());
    assertEquals(0, api.delete("/v1/people/p-1").json().get("rows").asInt());
  }

  @Test
  void aBodyThatIsNoBatchIsRefusedAsAWhole() {
    assertEquals(422, api.post("/v1/signals", "{\"batch\":{}}").status());
    assertEquals(422, api.post("/v1/signals", "{\"batch\":[],\"who\":1}").status());
    assertEquals(422, api.delete("/v1/people/anna%40example.org").status());
  }
}
