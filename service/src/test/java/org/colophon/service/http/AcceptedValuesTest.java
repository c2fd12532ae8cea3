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

/// What people accepted is on the item, in lists, filters and explanations, and in the change feed.
class AcceptedValuesTest {
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

  private void answer(String item, String kind, String value, String said) {
    ApiClient.Answer answer =
        api.post(
            "/v1/items/" + item + "/decisions",
            "{\"kind\":\"%s\",\"value\":\"%s\",\"answer\":\"%s\",\"by\":\"kim\",\"label\":\"Wie gezeigt\"}"
                .formatted(kind, value, said));
    assertEquals(201, answer.status(), answer.text());
  }

  private static List<String> values(JsonNode accepted) {
    List<String> values = new ArrayList<>();
    accepted.forEach(one -> values.add(one.get("kind").asText() + " " + one.get("value").asText()));
    return values;
  }

  private JsonNode item(String id) {
    return api.get("/v1/items/" + id).json();
  }

  @Test
  void acceptedValuesAreOnTheItemAndInTheList() {
    answer("hafenfall", "subject", "thema:FFP", "accepted");
    answer("hafenfall", "keyphrase", "hafen", "accepted");
    answer("hafenfall", "summary", "0-10", "accepted");
    answer("hafenfall", "entity", "per:ada boje", "accepted");
    answer("hafenfall", "segment", "kuestenleser", "accepted");
    answer("hafenfall", "keyphrase", "leiche", "rejected");
    List<String> all =
        List.of(
            "subject thema:FFP",
            "keyphrase hafen",
            "summary 0-10",
            "entity per:ada boje",
            "segment kuestenleser");
    JsonNode item = item("hafenfall");
    assertEquals(all, values(item.get("accepted")));
    assertEquals(item.get("text_hash"), item.at("/accepted/0/text_hash"));
    assertEquals("Wie gezeigt", item.at("/accepted/0/label").asText());
    assertEquals("2027-02-20T09:00:00Z", item.at("/accepted/4/until").asText());
    assertEquals(all, values(api.get("/v1/items?q=hafenfall").json().at("/items/0/accepted")));
    answer("hafenfall", "subject", "thema:FFP", "revoked");
    assertFalse(values(item("hafenfall").get("accepted")).contains("subject thema:FFP"));
  }

  @Test
  void whatNoLongerHoldsIsNotOnTheItem() {
    answer("hafenfall", "segment", "kuestenleser", "accepted");
    JsonNode segment = api.get("/v1/segments/kuestenleser").json().get("segment");
    api.put("/v1/segments/kuestenleser", segment.toString().replace("\"active\"", "\"retired\""));
    assertEquals(List.of(), values(item("hafenfall").get("accepted")));
  }

  @Test
  void anAcceptedSubjectFiltersTheListAndExplainsAMatch() {
    assertEquals(List.of(), ids("thema:KC"));
    answer("flutnacht", "subject", "thema:KCZ", "accepted");
    assertEquals(List.of("flutnacht"), ids("thema:KC"));
    assertEquals(400, api.get("/v1/items?subject=KC").status());
    api.put(
        "/v1/segments/s-wirtschaft",
        """
        {"imprint":"kai","name":"Wirtschaft","language":"de","description":"Menschen, die Sturmfluten am Hafen kennen.",
         "state":"active","check_due_at":"2027-03-22","subjects":[{"scheme":"thema","code":"KCZ"}]}
        """);
    String suggestions = api.get("/v1/items/flutnacht/suggestions").text();
    assertTrue(suggestions.contains("subject: KCZ"), suggestions);
  }

  private List<String> ids(String subject) {
    List<String> ids = new ArrayList<>();
    api.get("/v1/items?subject=" + subject)
        .json()
        .get("items")
        .forEach(item -> ids.add(item.get("id").asText()));
    return ids;
  }

  @Test
  void aDecisionThatChangesWhatIsAcceptedIsInTheChangeFeed() {
    answer("hafenfall", "subject", "thema:FFP", "accepted");
    answer("hafenfall", "keyphrase", "leiche", "rejected");
    answer("hafenfall", "keyphrase", "hafen", "accepted");
    answer("hafenfall", "subject", "thema:FFP", "revoked");
    List<List<String>> told = new ArrayList<>();
    for (JsonNode change : api.get("/v1/changes").json().get("changes")) {
      assertEquals("accepted_changed", change.get("type").asText());
      assertEquals("hafenfall", change.get("item").asText());
      assertEquals(1, change.at("/accepted/version").asInt());
      told.add(values(change.at("/accepted/values")));
    }
    assertEquals(
        List.of(
            List.of("subject thema:FFP"),
            List.of("subject thema:FFP", "keyphrase hafen"),
            List.of("keyphrase hafen")),
        told);
  }

  @Test
  void nothingIsToldOfAnItemThatIsNotShown() {
    answer("rohtext", "keyphrase", "hafen", "accepted");
    assertTrue(api.get("/v1/changes").json().get("changes").isEmpty());
    assertEquals(List.of("keyphrase hafen"), values(item("rohtext").get("accepted")));
  }
}
