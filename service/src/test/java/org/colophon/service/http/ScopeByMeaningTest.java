package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A contributor, series or subject means the same to a hold, to a rule of lists and to the spread.
class ScopeByMeaningTest {
  private TestService service;
  private ApiClient api;

  @BeforeEach
  void start() {
    service = new TestService().start(0, null);
    api = new ApiClient(service.address());
    api.load("catalogue.ndjson");
    load(
        """
        {"schema":"colophon-contributor/1","id":"mia-lund","name":"Mia Lund","bio":"Mia Lund lebt am Watt.","bio_checked_at":"2026-01-01"}
        {"schema":"colophon-series/1","id":"watt","name":"Watt","imprint":"kai"}
        """);
    put("by-name", "[{\"name\":\"Lund, Mia\",\"role\":\"author\"}]", "[]");
    put("by-id", "[{\"id\":\"mia-lund\",\"name\":\"Mia Lund\",\"role\":\"author\"}]", "[]");
    put("linked", "[]", "[]");
    put("narrow", "[]", "[{\"scheme\":\"Thema\",\"code\":\"WMPC\"}]");
    put("accepted", "[]", "[]");
    accept("linked", "link", "contributor:mia-lund");
    accept("linked", "link", "series:watt");
    accept("accepted", "subject", "thema:WMQ");
    accept("accepted", "entity", "per:mia lund");
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  private void load(String lines) {
    var answer =
        api.send(
            "POST",
            "/v1/items:batch",
            lines.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            java.util.Map.of("Content-Type", "application/x-ndjson"));
    assertFalse(answer.text().contains("\"refused\""), answer.text());
  }

  private void put(String id, String contributors, String subjects) {
    String item =
        """
        {"source":"feed","imprint":"kai","desk":"desk-kai","content_type":"page","language":"de","title":"Watt %1$s","text":"Am Watt wohnt Stille. Der Weg nach %1$s ist weit.","canonical_url":"https://kai.example/%1$s","contributors":%2$s,"subjects":%3$s,"lifecycle":{"state":"published","published_at":"2026-11-01"}}\
        """
            .formatted(id, contributors, subjects);
    var answer = api.put("/v1/items/" + id, item);
    assertTrue(answer.status() < 300, answer.text());
  }

  private void accept(String item, String kind, String value) {
    answer(item, kind, value, "accepted");
  }

  private void answer(String item, String kind, String value, String said) {
    ObjectNode body = ApiClient.MAPPER.createObjectNode();
    body.put("kind", kind).put("value", value).put("answer", said).put("by", "kim");
    var answer = api.post("/v1/items/" + item + "/decisions", body.toString());
    assertEquals(201, answer.status(), answer.text());
  }

  private JsonNode hold(String scope) {
    var answer =
        api.post(
            "/v1/holds",
            "{\"id\":\"h\",\"scope\":" + scope + ",\"reason\":\"injunction\",\"by\":\"legal\"}");
    assertEquals(201, answer.status(), answer.text());
    return answer.json();
  }

  private List<String> listed() {
    List<String> ids = new ArrayList<>();
    JsonNode list = api.post("/v1/recommendations", "{\"k\":50}").json();
    list.get("items").forEach(item -> ids.add(item.get("id").asText()));
    ids.retainAll(List.of("by-name", "by-id", "linked", "narrow", "accepted"));
    return ids.stream().sorted().toList();
  }

  @Test
  void aHoldWorksByMeaningAndSaysWhatItCovers() {
    assertEquals(List.of("accepted", "by-id", "by-name", "linked", "narrow"), listed());
    JsonNode placed = hold("{\"contributor\":\"mia-lund\"}");
    assertEquals(4, placed.at("/covers/items").asInt());
    assertTrue(placed.at("/covers/complete").asBoolean());
    assertTrue(placed.get("warnings").isEmpty());
    assertEquals(List.of("narrow"), listed());
    api.delete("/v1/holds/h");
    assertEquals(
        2,
        hold("{\"subject\":{\"scheme\":\"thema\",\"code\":\"WM\"}}").at("/covers/items").asInt());
    assertEquals(List.of("by-id", "by-name", "linked"), listed());
    answer("accepted", "subject", "thema:WMQ", "revoked");
    assertEquals(List.of("accepted", "by-id", "by-name", "linked"), listed());
    api.delete("/v1/holds/h");
    assertEquals(1, hold("{\"series\":\"watt\"}").at("/covers/items").asInt());
    api.delete("/v1/holds/h");
    JsonNode empty = hold("{\"contributor\":\"nobody\"}");
    assertEquals("unknown_id", empty.at("/warnings/0/code").asText());
    assertEquals("covers_nothing", empty.at("/warnings/1/code").asText());
  }

  @Test
  void anExclusionOfListsMeansTheSame() {
    rule("contributor:mia-lund");
    assertEquals(List.of("narrow"), listed());
    rule("subject:thema:WM");
    assertEquals(List.of("by-id", "by-name", "linked"), listed());
    rule("series:watt");
    assertEquals(List.of("accepted", "by-id", "by-name", "narrow"), listed());
    rule("item:linked");
    assertEquals(List.of("accepted", "by-id", "by-name", "narrow"), listed());
  }

  private void rule(String about) {
    var answer =
        api.put(
            "/v1/list-rules/out",
            "{\"kind\":\"exclude\",\"about\":\""
                + about
                + "\",\"owner\":\"desk-kai\",\"reason\":\"r\",\"until\":\"2026-12-20\"}");
    assertTrue(answer.status() < 300, answer.text());
  }

  @Test
  void theSpreadMeansTheSame() {
    List<String> uses = new ArrayList<>();
    api.get("/v1/governance/spread?entity=contributor:mia-lund")
        .json()
        .get("uses")
        .forEach(use -> uses.add(use.get("item").asText()));
    assertEquals(
        List.of("accepted", "by-id", "by-name", "linked"), uses.stream().sorted().toList());
    assertEquals(
        "linked",
        api.get("/v1/governance/spread?entity=series:watt").json().at("/uses/0/item").asText());
  }
}
