package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.colophon.annotation.Annotation.Kind;
import org.colophon.service.http.ApiClient.Answer;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is missing and overdue, and links and edits of an editor, over HTTP.
class GapsApiTest {
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

  private JsonNode gaps() {
    Answer answer = api.get("/v1/governance/gaps?least=2");
    assertEquals(200, answer.status(), answer.text());
    return answer.json();
  }

  private static List<String> texts(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(node -> node.path(field).asText())
        .toList();
  }

  private void record(String line) {
    Answer answer =
        api.send(
            "POST",
            "/v1/items:batch",
            line.getBytes(StandardCharsets.UTF_8),
            Map.of("Content-Type", "application/x-ndjson"));
    assertEquals(200, answer.status(), answer.text());
    assertTrue(answer.text().contains("\"outcome\":\"put\""), answer.text());
  }

  private void contributor(String id, String name) {
    record(
        """
        {"schema":"colophon-contributor/1","id":"%s","name":"%s","bio":"%s lebt in Kiel."}
        """
            .formatted(id, name, name));
  }

  @Test
  void namesThatNoRecordHasAreMissingUntilOneHasThem() {
    for (String item : List.of("hafenfall", "flutnacht")) {
      service.mentions().say(item, Kind.ENTITY, "per:ada kern", "Ada Kern");
      service.mentions().say(item, Kind.ENTITY, "per:ada", "Ada");
      service.mentions().say(item, Kind.ENTITY, "loc:kiel", "Kiel");
      service.mentions().say(item, Kind.KEYPHRASE, "quantenmöwe", "Quantenmöwe");
      service.mentions().say(item, Kind.KEYPHRASE, "krimi", "Krimi");
    }
    service.mentions().say("hafenfall", Kind.ENTITY, "per:ben", "Ben Alt");
    assertEquals(List.of("Ada Kern"), texts(gaps().get("names"), "label"));
    assertEquals(2, gaps().at("/names/0/items").asInt());
    assertEquals(List.of("Quantenmöwe"), texts(gaps().get("topics"), "label"));
    contributor("c-kern", "Ada Kern");
    assertEquals(List.of(), texts(gaps().get("names"), "label"));
  }

  @Test
  void recordsOfOneNameAreListedHoweverItIsSpelt() {
    contributor("c-moeller", "Jörg Möller");
    assertEquals(0, gaps().get("namesakes").size());
    contributor("a-moeller", "Joerg Moeller");
    contributor("c-kern", "Ada Kern");
    JsonNode shared = gaps().get("namesakes");
    assertEquals(List.of("Joerg Moeller"), texts(shared, "name"), shared::toString);
    assertEquals(
        List.of("contributor:a-moeller", "contributor:c-moeller"),
        texts(shared.at("/0/records"), "entity"));
    assertEquals(0, shared.at("/0/records/0/works").asInt());
  }

  /// Of the first recommendation of the segment.
  private JsonNode claims() {
    Answer answer = api.get("/v1/segments/kuestenleser/recommendations?k=5");
    assertEquals(200, answer.status(), answer.text());
    for (JsonNode item : answer.json().get("items")) {
      if (item.get("id").asText().equals("hafenfall")) {
        return item.get("claims");
      }
    }
    throw new AssertionError("not recommended: " + answer.text());
  }

  private Answer answer(String kind, String value, String answer, String more) {
    return api.post(
        "/v1/items/hafenfall/decisions",
        "{\"kind\":\"%s\",\"value\":\"%s\",\"answer\":\"%s\",\"by\":\"kim\"%s}"
            .formatted(kind, value, answer, more));
  }

  @Test
  void anAcceptedLinkBringsBiographyEventsAndAwardsAndWhatIsOverGoesWhileTheItemStays() {
    contributor("c-boje", "Ada Boje");
    String event =
        """
        {"schema":"colophon-event/1","id":"e1","kind":"reading","name":"Lesung","place":"Kiel",
         "from":"2026-12-01T18:00:00Z","until":"2026-12-01T20:00:00Z","status":"%s",
         "contributors":["c-boje"]}
        """
            .replace("\n", " ");
    record(event.formatted("scheduled"));
    record(
        """
        {"schema":"colophon-award/1","id":"w1","name":"Preis","year":"2026","achievement":"shortlist",\
        "contributor":"c-boje","from":"2026-01-01T00:00:00Z"}
        """);
    assertEquals(List.of(), texts(claims(), "kind"));

    assertEquals(201, answer("link", "contributor:c-boje", "accepted", "").status());
    assertEquals(List.of("award", "event", "biography"), texts(claims(), "kind"));
    assertEquals("Ada Boje lebt in Kiel.", claims().get(2).get("text").asText());

    record(event.formatted("cancelled"));
    record(
        """
        {"schema":"colophon-award/1","id":"w1","name":"Preis","year":"2026","achievement":"shortlist",\
        "contributor":"c-boje","from":"2026-01-01T00:00:00Z","overtaken_by":"w2"}
        """);
    assertEquals(List.of("biography"), texts(claims(), "kind"));
    record(
        """
        {"schema":"colophon-contributor/1","id":"c-boje","name":"Ada Boje","bio":"Alt.",\
        "bio_until":"2026-11-01T00:00:00Z"}
        """);
    assertEquals(List.of(), texts(claims(), "kind"));

    contributor("c-boje", "Ada Boje");
    assertEquals(List.of("biography"), texts(claims(), "kind"));
    service.clock().set(TestService.NOW.plusSeconds(1));
    assertEquals(201, answer("link", "contributor:c-boje", "revoked", "").status());
    assertEquals(List.of(), texts(claims(), "kind"));
  }

  private JsonNode suggestions() {
    Answer answer = api.get("/v1/items/hafenfall/suggestions");
    assertEquals(200, answer.status(), answer.text());
    return answer.json();
  }

  @Test
  void anEditIsShownWithItsOriginAndWhatItReplacesIsNot() {
    String phrase =
        StreamSupport.stream(suggestions().get("terms").spliterator(), false)
            .filter(term -> term.get("kind").asText().equals("keyphrase"))
            .findFirst()
            .orElseThrow()
            .get("value")
            .asText();
    Answer edited =
        answer(
            "keyphrase",
            "hafenkrimi",
            "accepted",
            ",\"label\":\"Hafenkrimi\",\"instead_of\":\"%s\"".formatted(phrase));
    assertEquals("machine_edited", edited.json().get("origin").asText(), edited.text());
    answer("subject", "thema:FF", "accepted", ",\"origin\":\"human\"");
    List<String> shown =
        StreamSupport.stream(suggestions().get("terms").spliterator(), false)
            .map(t ->
                t.get("value").asText()
                    + " "
                    + t.get("state").asText()
                    + " "
                    + t.get("origin").asText())
            .toList();
    assertTrue(shown.contains("hafenkrimi accepted machine_edited"), shown.toString());
    assertTrue(shown.contains("thema:FF accepted human"), shown.toString());
    assertTrue(shown.stream().noneMatch(t -> t.startsWith(phrase + " ")), shown.toString());
  }
}
