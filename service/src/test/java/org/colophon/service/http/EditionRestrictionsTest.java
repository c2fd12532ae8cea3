package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What restricts an edition restricts it in every item that lists its ISBN.
class EditionRestrictionsTest {
  private static final String ONE = "9783161484100";
  private static final String OTHER = "9783999000152";

  private TestService service;
  private ApiClient api;

  @BeforeEach
  void start() {
    service = new TestService().start(0, null);
    api = new ApiClient(service.address());
    api.load("catalogue.ndjson");
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  private static String product(String id, String isbn, String form, String more) {
    return """
    {"id":"%s","isbn13":"%s","form":"%s","availability":"20","prices":[{"territory":"DE","amount":"9.00","currency":"EUR"}]%s}\
    """
        .formatted(id, isbn, form, more);
  }

  private void put(String id, String... products) {
    var answer =
        api.put(
            "/v1/items/" + id,
            """
            {"source":"feed","imprint":"kai","desk":"desk-kai","content_type":"book","language":"de","title":"Buch %1$s","text":"Am Hafen liegt Buch %1$s.","canonical_id":"url:https://kai.example/%1$s","lifecycle":{"state":"published","published_at":"2026-10-01T09:00:00Z"},"products":[%2$s]}
            """
                .formatted(id, String.join(",", products)));
    assertTrue(answer.status() < 300, answer.text());
  }

  private static final String ACTIVE = ",\"trade_state\":\"active\"";

  private JsonNode shown(String id) {
    JsonNode list = api.post("/v1/recommendations", "{\"k\":50}").json().get("items");
    return StreamSupport.stream(list.spliterator(), false)
        .filter(item -> item.get("id").asText().equals(id))
        .findFirst()
        .orElse(ApiClient.MAPPER.missingNode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"trade_state\":\"recalled\"",
        ",\"trade_state\":\"active\",\"embargo_until\":\"2027-01-01\"",
        ",\"trade_state\":\"active\",\"announced_at\":\"2027-01-01\""
      })
  void anEditionOfAnotherItemIsNotShownWhileTheOtherItemsOtherEditionIs(String restricted) {
    put(
        "a-book",
        product("a-1", ONE, "hardcover", ACTIVE),
        product("a-2", OTHER, "paperback", ACTIVE));
    assertEquals("a-1", shown("a-book").at("/offer/product").asText(), "the best one");
    put(
        "b-book",
        product("b-1", ONE, "hardcover", restricted),
        product("b-2", "9783999000169", "paperback", ACTIVE));
    assertEquals("a-2", shown("a-book").at("/offer/product").asText());
    assertEquals(List.of(), shown("b-book").findValuesAsText("id"), "it is shown once");
  }

  @Test
  void anItemWhoseOnlyEditionIsRecalledElsewhereGivesWayToTheOther() {
    put("a-book", product("a-1", ONE, "hardcover", ACTIVE));
    put(
        "b-book",
        product("b-1", ONE, "hardcover", ",\"trade_state\":\"recalled\""),
        product("b-2", OTHER, "paperback", ACTIVE));
    assertTrue(shown("a-book").isMissingNode());
    assertEquals(
        "recalled", api.get("/v1/items/a-book/governance").json().at("/reasons/0/code").asText());
    assertEquals("b-2", shown("b-book").at("/offer/product").asText());
  }

  @Test
  void twoProductsOfOneItemWithOneIsbnAreOneEdition() {
    put(
        "a-book",
        product("a-1", ONE, "hardcover", ACTIVE),
        product("a-2", ONE, "hardcover", ",\"trade_state\":\"recalled\""));
    assertTrue(shown("a-book").isMissingNode());
  }
}
