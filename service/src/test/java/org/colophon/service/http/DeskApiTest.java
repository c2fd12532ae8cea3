package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.colophon.service.testing.DemoService;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the Desk and the catalogue page ask of the API: the list of items, decided items, and
/// suggestions for a draft with an ISBN.
class DeskApiTest {
  private TestService service;
  private ApiClient api;

  @BeforeEach
  void start() {
    service = DemoService.start(0);
    api = new ApiClient(service.address());
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private JsonNode list(String query) {
    ApiClient.Answer answer = api.get("/v1/items" + query);
    assertEquals(200, answer.status(), answer.text());
    return answer.json();
  }

  private static List<String> ids(JsonNode list) {
    return items(list).map(item -> item.get("id").asText()).toList();
  }

  private static Stream<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.get("items").spliterator(), false);
  }

  @Test
  void pagesGoThroughEveryItemOnce() {
    JsonNode first = list("?limit=100");
    JsonNode second = list("?limit=100&after=" + first.get("next_after").asText());
    assertEquals(100, ids(first).size());
    assertFalse(second.has("next_after"));
    assertEquals(164, Stream.concat(ids(first).stream(), ids(second).stream()).distinct().count());
  }

  @Test
  void wordsAndFiltersHaveToHoldTogether() {
    assertEquals(List.of("der-dritte-lagerist"), ids(list("?q=BRAHMS%20kaffeekontor")));
    assertEquals(List.of("der-dritte-lagerist"), ids(list("?q=9783999000152")));
    assertEquals(List.of(), ids(list("?q=kaffeekontor&imprint=tannenstein")));
    assertTrue(
        items(list("?type=book&imprint=nordufer&source=editorial&desk=desk-nordufer"))
            .allMatch(item -> item.get("content_type").asText().equals("book")));
  }

  @Test
  void aVerdictComesWithItsReasonsPriceAndAvailability() {
    JsonNode blocked = list("?verdict=block&imprint=tannenstein");
    assertEquals(List.of("drei-tage-ohne-broetchen"), ids(blocked));
    JsonNode item = blocked.at("/items/0");
    assertEquals("block", item.get("verdict").asText());
    assertEquals("not_available", item.at("/reasons/0").asText());
    assertEquals("43", item.at("/availability/code").asText());
    assertEquals("EUR", item.at("/price/currency").asText());
    assertEquals("2026-11-22T09:00:00Z", item.at("/price/confirmed_at").asText());
  }

  @Test
  void decidedItemsComeLastDecidedFirstAndLeaveWhenTheyAreOfAnotherDesk() {
    decide("grauwacke", "hafen", "accepted");
    decide("der-dritte-lagerist", "tauben", "accepted");
    decide("der-dritte-lagerist", "laube", "accepted");
    decide("der-dritte-lagerist", "laube", "revoked");
    JsonNode decided = api.get("/v1/desks/desk-nordufer/decided").json();
    assertEquals(List.of("der-dritte-lagerist", "grauwacke"), ids(decided));
    assertEquals(1, decided.at("/items/0/answers").size());
    assertEquals("tauben", decided.at("/items/0/answers/0/label").asText());
    assertEquals(List.of(), ids(api.get("/v1/desks/desk-tannenstein/decided").json()));
    assertEquals(404, api.get("/v1/desks/nobody/decided").status());
  }

  private void decide(String item, String value, String answer) {
    ApiClient.Answer stored =
        api.post(
            "/v1/items/" + item + "/decisions",
            """
            {"kind": "keyphrase", "value": "%s", "answer": "%s", "by": "kim"}
            """
                .formatted(value, answer));
    assertEquals(201, stored.status(), stored.text());
  }

  @Test
  void aDraftWithAnIsbnHasACanonicalIdAndAProduct() {
    String draft =
        """
        {"imprint": "nordufer", "desk": "desk-nordufer", "content_type": "book", "title": "Am Kai",
         "text": "Ein Schiff liegt am Kai."%s}
        """;
    String without =
        api.post("/v1/suggestions", draft.formatted("")).json().at("/verdict").toString();
    assertTrue(without.contains("canonical_missing") && without.contains("no_product"), without);
    String with =
        api.post("/v1/suggestions", draft.formatted(", \"isbn13\": \"9783161484100\""))
            .json()
            .at("/verdict")
            .toString();
    assertFalse(with.contains("canonical_missing") || with.contains("no_product"), with);
  }
}
