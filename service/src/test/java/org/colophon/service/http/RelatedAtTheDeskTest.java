package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// "Related" at the desk are titles that an editor puts beside the text: they pass for readers.
/// Look-alikes are evidence: what is stale or owned by nobody may be among them.
class RelatedAtTheDeskTest {
  private static final String TEXT =
      "Am Hafen ermittelt die Kommissarin im Nebel von Stralsund. Ein Toter liegt im Speicher, ein"
          + " alter Fall kehrt zurück, und die Stadt an der Ostsee schweigt über den Mord";
  private static final String LIVE =
      "\"lifecycle\":{\"state\":\"published\",\"published_at\":\"2026-11-01\"}";
  private static final Map<String, String> BLOCKED =
      Map.of(
          "x-draft", "\"desk\":\"desk-kai\",\"lifecycle\":{\"state\":\"draft\"}",
          "x-nodesk", "\"desk\":\"desk-none\"," + LIVE,
          "x-dup", "\"desk\":\"desk-kai\",\"duplicate_of\":\"hafenfall\"," + LIVE,
          "x-superseded", "\"desk\":\"desk-kai\",\"superseded_by\":\"hafenfall\"," + LIVE,
          "x-corr",
              "\"desk\":\"desk-kai\","
                  + LIVE.replace(
                      "\"published_at\"", "\"correction\":\"pending\",\"published_at\""));

  private TestService service;
  private ApiClient api;

  @BeforeEach
  void start() {
    service = new TestService().start(0, null);
    api = new ApiClient(service.address());
    api.load("catalogue.ndjson");
    BLOCKED.forEach(this::put);
    put("x-live", "\"desk\":\"desk-kai\"," + LIVE);
    put("mine", "\"desk\":\"desk-kai\"," + LIVE);
    service.addSegmentLike("mine");
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  private void put(String id, String more) {
    String item =
        """
        {"source":"cms","imprint":"kai","content_type":"news","language":"de","title":"Nebel %1$s","text":"%2$s.","canonical_url":"https://kai.example/%1$s",%3$s}\
        """
            .formatted(id, ownText(id), more);
    var answer = api.put("/v1/items/" + id, item);
    assertTrue(answer.status() < 300, answer.text());
  }

  /// A text of its own: no four words in a row are those of another.
  private static String ownText(String id) {
    List<String> words = new ArrayList<>(List.of(TEXT.split(" ", -1)));
    for (int at = words.size() - 2; at > 0; at -= 3) {
      words.add(at, id);
    }
    return String.join(" ", words);
  }

  private static Set<String> ids(JsonNode list) {
    Set<String> ids = new TreeSet<>();
    list.forEach(one -> ids.add(one.get("id").asText()));
    return ids;
  }

  @Test
  void relatedTitlesPassForReaders() {
    JsonNode stored = api.get("/v1/items/mine/suggestions").json();
    JsonNode draft =
        api.post(
                "/v1/suggestions",
                "{\"imprint\":\"kai\",\"content_type\":\"news\",\"title\":\"Nebel\",\"text\":\""
                    + TEXT
                    + "\"}")
            .json();
    for (JsonNode suggestions : Set.of(stored, draft)) {
      Set<String> related = ids(suggestions.get("related"));
      assertTrue(related.contains("x-live"), related.toString());
      related.retainAll(BLOCKED.keySet());
      assertEquals(Set.of(), related);
    }
    Set<String> alike = ids(stored.at("/segments/0/look_alikes"));
    alike.retainAll(BLOCKED.keySet());
    assertTrue(!alike.isEmpty(), stored.get("segments").toString());
  }
}
