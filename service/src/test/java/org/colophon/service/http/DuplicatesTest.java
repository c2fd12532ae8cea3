package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DuplicatesTest {
  private static final String TEXT =
      "Der Fluss stieg in der Nacht und stand am Morgen bei fünf Metern, Freiwillige füllten Säcke"
          + " hinter der alten Mühle, und die Feuerwehr schloss die Tore am Hafen.";

  private final TestService service = new TestService();
  private ApiClient api = new ApiClient("http://127.0.0.1");

  @BeforeEach
  void start() {
    api = new ApiClient(service.start(0, null).address());
    api.load("catalogue.ndjson");
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  @Test
  void tellsOfAnItemWhoseTextAnotherOneNearlyHas() {
    copy("flut-eins", TEXT);
    copy("flut-zwei", TEXT.replace("fünf", "sechs"));

    JsonNode all = api.get("/v1/governance/duplicates").json().get("pairs");
    assertEquals(1, all.size(), all::toString);
    assertEquals("flut-eins", all.at("/0/item/id").asText());
    assertEquals("flut-zwei", all.at("/0/other/id").asText());
    assertEquals("Kopie flut-zwei", all.at("/0/other/title").asText());
    assertEquals(all, api.get("/v1/items/flut-zwei/duplicates").json().get("pairs"));
    assertEquals(0, api.get("/v1/items/hafenfall/duplicates").json().get("pairs").size());
    assertEquals(404, api.get("/v1/items/nobody/duplicates").status());
    assertEquals(422, api.get("/v1/governance/duplicates?limit=0").status());
  }

  private void copy(String id, String text) {
    ObjectNode item = (ObjectNode) api.get("/v1/items/hafenfall").json().get("item");
    item.put("id", id).put("source_key", id).put("title", "Kopie " + id).put("text", text);
    item.remove("products");
    item.put("canonical_id", "url:https://example.org/" + id);
    item.put("content_type", "news");
    assertEquals(2, api.put("/v1/items/" + id, item.toString()).status() / 100);
  }
}
