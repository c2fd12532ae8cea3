package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an editor rejected does not come back because a short text grows.
class RejectionsLastTest {
  private static final String TEXT =
      "Am Pegel stieg die Elbe in der Nacht auf fünf Meter. Die Feuerwehr pumpte Keller in der"
          + " Altstadt leer. Der Krisenstab des Kreises tagt in Magdeburg.";

  private TestService service;
  private ApiClient api;

  @BeforeEach
  void start() {
    service = new TestService().start(0, null);
    api = new ApiClient(service.address());
    api.load("catalogue.ndjson");
    put(TEXT);
    service.addSegmentLike("hochwasser");
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  private void put(String text) {
    ObjectNode item = ApiClient.MAPPER.createObjectNode();
    item.put("source", "feed").put("imprint", "kai").put("desk", "desk-kai");
    item.put("content_type", "news").put("language", "de").put("title", "Hochwasser an der Elbe");
    item.put("text", text).put("canonical_url", "https://kai.example/hochwasser");
    item.putObject("lifecycle").put("state", "published").put("published_at", "2026-11-21");
    assertTrue(api.put("/v1/items/hochwasser", item.toString()).status() < 300);
  }

  private JsonNode suggestions() {
    return api.get("/v1/items/hochwasser/suggestions").json();
  }

  private static Set<String> open(JsonNode suggestions) {
    Set<String> open = new TreeSet<>();
    for (JsonNode term : suggestions.get("terms")) {
      open.add(term.get("kind").asText() + " " + term.get("value").asText());
    }
    for (String list : Set.of("segments", "more_segments")) {
      suggestions.get(list).forEach(one -> open.add("segment " + one.get("id").asText()));
    }
    return open;
  }

  private Set<String> rejectAll() {
    Set<String> rejected = open(suggestions());
    rejected.removeIf(one -> one.startsWith("language ") || one.startsWith("summary "));
    for (String one : rejected) {
      ObjectNode answer = ApiClient.MAPPER.createObjectNode();
      answer.put("kind", one.substring(0, one.indexOf(' ')));
      answer.put("value", one.substring(one.indexOf(' ') + 1));
      answer.put("answer", "rejected").put("by", "kim");
      var said = api.post("/v1/items/hochwasser/decisions", answer.toString());
      assertEquals(201, said.status(), said.text());
    }
    return rejected;
  }

  @Test
  void nothingComesBackWhenTextIsAddedOrWrapped() {
    Set<String> rejected = rejectAll();
    assertTrue(rejected.contains("segment like-hochwasser"), rejected.toString());
    assertTrue(rejected.size() > 3, rejected.toString());
    for (String grown :
        Set.of(
            TEXT + " Am Morgen sank der Pegel um zehn Zentimeter, und die Helfer räumten auf.",
            "Eilmeldung: Lage entspannt sich. " + TEXT + " Der Pegel sank. Keller sind trocken.",
            "<p>" + TEXT + "</p>")) {
      put(grown);
      Set<String> back = open(suggestions());
      back.retainAll(rejected);
      assertEquals(Set.of(), back, grown);
    }
  }

  @Test
  void whatAnotherTextSaysIsProposedAgain() {
    Set<String> rejected = rejectAll();
    put("Die Keller der Altstadt von Magdeburg werden zu Museen, weit weg von der Elbe.");
    Set<String> back = open(suggestions());
    back.retainAll(rejected);
    assertFalse(back.isEmpty(), rejected.toString());
  }
}
