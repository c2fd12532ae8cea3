package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One thing that is recorded several times is shown once, in every list, and opens one incident.
class ShownOnceTest {
  private static final String TEXT =
      "Der Deich bei Lenzen wird zurückverlegt. Damit bekommt die Elbe mehr Raum, und die Auen"
          + " werden bei Hochwasser wieder überflutet. Bauern und das Land haben sich geeinigt.";
  private static final Map<String, String> FORMS =
      new TreeMap<>(
          Map.of(
              "u-a", "https://kai.example/x",
              "u-b", "http://kai.example/x",
              "u-c", "https://kai.example/x/",
              "u-d", "https://www.kai.example/x?utm_source=newsletter",
              "u-e", "https://KAI.example/x#top"));

  private TestService service;
  private ApiClient api;

  @BeforeEach
  void start() {
    service = new TestService().start(0, null);
    api = new ApiClient(service.address());
    api.load("catalogue.ndjson");
    put(
        "neighbour",
        "url:https://kai.example/n",
        "Wenn die Elbe Hochwasser führt, helfen die Auen.");
    service.addSegmentLike("neighbour");
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  private void put(String id, String canonical, String text) {
    String item =
        """
        {"source":"cms","imprint":"kai","desk":"desk-kai","content_type":"news","language":"de","title":"Mehr Raum für die Elbe","text":"%s","canonical_id":"%s","lifecycle":{"state":"published","published_at":"2026-11-21"}}\
        """
            .formatted(text, canonical);
    var answer = api.put("/v1/items/" + id, item);
    assertTrue(answer.status() < 300, answer.text());
  }

  private List<String> shown(JsonNode list, String prefix) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(item -> item.get("id").asText())
        .filter(id -> id.startsWith(prefix))
        .toList();
  }

  private void assertShown(String prefix, List<String> expected) {
    Map<String, JsonNode> lists =
        Map.of(
            "related", api.get("/v1/items/neighbour/related?k=50").json().get("items"),
            "generic", api.post("/v1/recommendations", "{\"k\":50}").json().get("items"),
            "reading",
                api.post("/v1/recommendations", "{\"k\":50,\"context\":{\"item\":\"neighbour\"}}")
                    .json()
                    .get("items"),
            "segment",
                api.get("/v1/segments/like-neighbour/recommendations?k=50").json().get("items"),
            "desk", api.get("/v1/items/neighbour/suggestions").json().get("related"));
    lists.forEach((name, list) -> assertEquals(expected, shown(list, prefix), name));
  }

  @Test
  void itemsOfOneAddressAreOne() {
    FORMS.forEach((id, url) -> put(id, "url:" + url, TEXT));
    assertShown("u-", List.of("u-a"));
    assertEquals("block", api.get("/v1/items/u-b/governance").json().get("decision").asText());
    service.settle();
    JsonNode incidents = api.get("/v1/governance/incidents").json().get("incidents");
    List<JsonNode> conflicts =
        StreamSupport.stream(incidents.spliterator(), false)
            .filter(incident -> incident.get("code").asText().equals("identity_conflict"))
            .toList();
    assertEquals(1, conflicts.size(), incidents.toString());
    assertEquals(5, conflicts.getFirst().get("items").asInt());
    put("u-a", "url:https://kai.example/elsewhere", "Etwas ganz anderes steht jetzt hier.");
    assertShown("u-b", List.of("u-b"));
  }

  @Test
  void textsThatAreNearlyTheSameAreOne() {
    put("t-1", "url:https://kai.example/1", TEXT);
    put("t-2", "url:https://kai.example/2", TEXT + " Mehr dazu am Abend.");
    put("t-3", "url:https://kai.example/3", "Hinweis: " + TEXT);
    put(
        "t-4",
        "url:https://kai.example/4",
        "Die Elbe steigt, die Auen werden bei Hochwasser gebraucht.");
    List<String> all = api.post("/v1/recommendations", "{\"k\":50}").json().findValuesAsText("id");
    assertEquals(1, all.stream().filter(id -> id.matches("t-[123]")).count(), all.toString());
    assertTrue(all.contains("t-4"), all.toString());
    List<String> beside =
        api.get("/v1/items/t-2/related?k=50").json().get("items").findValuesAsText("id");
    assertEquals(List.of(), beside.stream().filter(id -> id.matches("t-[13]")).toList());
    List<String> desk =
        api.get("/v1/items/t-2/suggestions").json().get("related").findValuesAsText("id");
    assertEquals(List.of(), desk.stream().filter(id -> id.matches("t-[13]")).toList());
    assertEquals(2, api.get("/v1/items/t-2/duplicates").json().get("pairs").size());
  }
}
