package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.colophon.service.http.ApiClient.Answer;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// People state no order keys; what they say counts beside feeds that do.
class EditsBesideFeedsTest {
  private static final String ITEM = "/v1/items/hafenfall";
  private static final String HOLD =
      "{\"id\":\"h1\",\"scope\":{\"items\":[\"%s\"]},\"reason\":\"injunction\",\"by\":\"law\"}";

  private final TestService service = new TestService();
  private ApiClient api = new ApiClient("http://127.0.0.1");

  /// The feed is in its third epoch, far ahead of the clock.
  @BeforeEach
  void start() {
    api = new ApiClient(service.start(0, null).address());
    api.load("catalogue.ndjson");
    ObjectNode item = item();
    item.putObject("order").put("epoch", 3).put("position", Long.MAX_VALUE / 2);
    assertEquals("changed", put(item.put("title", "Neu aus dem Handel")));
    assertTrue(listed().contains("hafenfall"));
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  @Test
  void aWithdrawalWithoutAnOrderRemovesTheItem() {
    ObjectNode item = item();
    ((ObjectNode) item.get("lifecycle")).put("state", "withdrawn");
    assertEquals("changed", put(item));
    assertFalse(listed().contains("hafenfall"));
  }

  @Test
  void aDeletionWithoutAnOrderRemovesTheItem() {
    assertEquals(200, api.delete(ITEM).status());
    assertFalse(listed().contains("hafenfall"));
    assertEquals(410, api.get(ITEM).status());
  }

  @Test
  void aFactWithoutAnOrderCounts() {
    String facts =
        "{\"source\":\"feed\",%s\"facts\":[{\"product\":\"hafenfall-hc\",\"type\":\"trade_state\","
            + "\"value\":\"%s\"}]}";
    String order = "\"order\":{\"epoch\":4,\"position\":7},";
    assertEquals(
        200, api.post("/v1/facts", facts.formatted(order, "active")).status(), "by the feed");
    Answer recalled = api.post("/v1/facts", facts.formatted("", "recalled"));
    assertEquals("changed", recalled.json().get("outcome").asText(), recalled.text());
    assertFalse(listed().contains("hafenfall"));
  }

  @Test
  void whatTheFeedSaysNextCountsAgain() {
    ObjectNode item = item();
    assertEquals("changed", put(item.put("title", "Von Hand")));
    item.putObject("order").put("epoch", 4).put("position", 1);
    assertEquals("changed", put(item.put("title", "Wieder aus dem Handel")));
  }

  @Test
  void aHoldIsNotReplacedByAnotherOfItsName() {
    assertEquals(201, api.post("/v1/holds", HOLD.formatted("hafenfall")).status());
    Answer second = api.post("/v1/holds", HOLD.formatted("flutnacht"));
    assertEquals(409, second.status());
    assertEquals("hold_exists", second.json().get("code").asText());
    assertFalse(listed().contains("hafenfall"));
    assertTrue(listed().contains("flutnacht"));
  }

  private ObjectNode item() {
    return (ObjectNode) api.get(ITEM).json().get("item");
  }

  private String put(JsonNode item) {
    Answer answer = api.put(ITEM, item.toString());
    assertEquals(200, answer.status(), answer.text());
    return answer.json().get("outcome").asText();
  }

  private List<String> listed() {
    return api.get("/v1/segments/kuestenleser/recommendations?k=10")
        .json()
        .get("items")
        .findValuesAsText("id");
  }
}
