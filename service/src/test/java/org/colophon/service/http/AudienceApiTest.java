package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.colophon.service.http.ApiClient.Answer;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whom a title is for, on every path to a reader: nothing for adults beside or for a child, and no
/// title of unknown age where an age is asked for.
class AudienceApiTest {
  private static final String ITEM =
      """
      {"source":"feed","imprint":"kai","desk":"desk-kai","content_type":"book","language":"de",
       "title":"%s","text":"%s",
       "canonical_id":"key:%s"%s,"lifecycle":{"state":"published","published_at":"2026-01-01"},
       "products":[{"id":"%s-p","form":"paperback","trade_state":"active","availability":"20"}]}
      """;

  /// Texts on one matter that do not repeat each other: what repeats is shown once.
  private static final Map<String, String> TEXTS =
      Map.of(
          "pony", "Nachts im Mondschein wartet das Pony im dunklen Stall geduldig auf Lena.",
          "adult",
              "Geduldig wartet Lena; nachts riecht der Stall nach Heu, im Mondschein ruht das Pony.",
          "marked",
              "Im Mondschein schleicht jemand nachts zum Stall, geduldig wartet Lenas altes Pony.",
          "unknown",
              "Wer nachts den Stall öffnet, sieht im Mondschein ein Pony, das geduldig wartet.",
          "older",
              "Das Pony wartet nicht geduldig: nachts läuft es durch den Mondschein in den Stall.");

  private static final String CHILD = ",\"age_range\":{\"from\":6,\"to\":8}";
  private static final String MARKED = ",\"subjects\":[{\"scheme\":\"thema\",\"code\":\"FP\"}]";
  private static final String SEGMENT =
      """
      {"imprint":"kai","name":"Ponyleser","language":"de","owner":"desk-kai","state":"active",
       "description":"Kinder, die nachts im Mondschein von Lena, dem Pony und dem Stall lesen.",
       "size":5000,"size_as_of":"2026-11-20","check_due_at":"2027-06-01","rules":{%s}}
      """;
  private static final String AGES = "\"ages\":{\"from\":6,\"to\":10}";

  private final TestService service = new TestService();
  private ApiClient api;

  @BeforeEach
  void start() {
    service.start(0, null);
    api = new ApiClient(service.address());
    api.load("catalogue.ndjson");
    put("pony", CHILD);
    put("adult", ",\"age_range\":{\"from\":18}");
    put("marked", MARKED);
    put("unknown", "");
    put("older", ",\"age_range\":{\"from\":8}");
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  private void put(String id, String more) {
    Answer answer = api.put("/v1/items/" + id, ITEM.formatted(id, TEXTS.get(id), id, more, id));
    assertTrue(answer.status() < 300, answer.text());
  }

  private static List<String> shown(Answer answer) {
    assertEquals(200, answer.status(), answer.text());
    return answer.json().get("items").valueStream().map(item -> item.get("id").asText()).toList();
  }

  private List<String> asked(String body) {
    return shown(api.post("/v1/recommendations", body));
  }

  @Test
  void anAgeWithoutAnEndMeansAndOlder() {
    Answer item = api.get("/v1/items/older");
    assertEquals("{\"from\":8}", item.json().at("/item/age_range").toString());
    put("older", ",\"age_range\":{\"to\":8}");
    assertEquals(
        "{\"from\":0,\"to\":8}",
        api.get("/v1/items/older").json().at("/item/age_range").toString());
    Answer empty =
        api.put("/v1/items/x", ITEM.formatted("x", "Ein Text.", "x", ",\"age_range\":{}", "x"));
    assertEquals(422, empty.status());
    assertEquals("/age_range/from", empty.json().get("field").asText());
  }

  @Test
  void besideAChildrensBookStandsNothingForAdultsOrOfUnknownAge() {
    Answer answer = api.get("/v1/items/pony/related?k=8");
    assertEquals(List.of("older"), shown(answer));
    assertEquals(2, answer.json().at("/blocked/adults_only").asInt(), answer.text());
    assertTrue(answer.json().at("/blocked/age_unknown").asInt() > 0, answer.text());
    assertFalse(shown(api.get("/v1/items/marked/related?k=8")).contains("pony"));
  }

  @Test
  void noListHoldsAChildrensBookAndOneForAdults() {
    List<String> generic = asked("{\"k\":20}");
    assertTrue(generic.contains("pony") && generic.contains("unknown"), generic.toString());
    assertFalse(generic.contains("adult") || generic.contains("marked"), generic.toString());
  }

  @Test
  void aReaderOfAChildrensBookIsShownNothingForAdults() {
    String deed =
        "{\"event\":\"Content Viewed\",\"properties\":{\"item_id\":\"pony\"},"
            + "\"timestamp\":\"2026-11-22T08:00:00Z\"}";
    String consent = "\"consent\":{\"profiling\":true},\"k\":8";
    List<String> both =
        asked("{\"signals\":[%s],\"context\":{\"item\":\"pony\"},%s}".formatted(deed, consent));
    assertEquals(List.of("older"), both);
    for (String body :
        List.of(
            "{\"context\":{\"item\":\"pony\"},\"k\":8}",
            "{\"signals\":[%s],%s}".formatted(deed, consent))) {
      List<String> shown = asked(body);
      assertFalse(shown.contains("marked") || shown.contains("adult"), shown.toString());
      assertFalse(shown.contains("unknown"), shown.toString());
    }
  }

  /// Also where a page asks again, which is no new view.
  @Test
  void anExperienceBesideAChildrensBookIsNothingForAdults() {
    String rule =
        """
        {"item":"adult","placement":"aside","condition":{"devices":["phone"]},"priority":1,
         "per_session":9,"hold_out":0,"owner":"desk-kai","reason":"r","until":"2027-01-31T00:00:00Z"}
        """;
    assertEquals(201, api.put("/v1/experiences/phones", rule).status());
    assertTrue(isExperienceShown(""));
    assertFalse(isExperienceShown(",\"viewed\":\"pony\""));
    assertFalse(isExperienceShown(",\"beside\":\"pony\""));
    String nowhere = "{\"placements\":[\"aside\"],\"beside\":\"nowhere\"}";
    assertEquals(404, api.post("/v1/experiences:next", nowhere).status());
  }

  private boolean isExperienceShown(String more) {
    String question = "{\"placements\":[\"aside\"],\"device\":\"phone\"%s}".formatted(more);
    Answer answer = api.post("/v1/experiences:next", question);
    assertEquals(200, answer.status(), answer.text());
    return answer.json().has("experience");
  }

  @Test
  void aSegmentWithAnAgeRuleIsShownNothingOfUnknownAge() {
    assertEquals(201, api.put("/v1/segments/ponyleser", SEGMENT.formatted(AGES)).status());
    Answer list = api.get("/v1/segments/ponyleser/recommendations?k=8");
    assertEquals(List.of("older", "pony"), shown(list).stream().sorted().toList(), list.text());
    assertEquals(List.of("segment"), List.of(list.json().at("/basis/0").asText()));
    api.put("/v1/segments/ponyleser", SEGMENT.formatted("\"ages\":{\"from\":10}"));
    assertEquals(List.of("older"), shown(api.get("/v1/segments/ponyleser/recommendations?k=8")));
  }

  @Test
  void aReaderWhoseAgeOrLanguageIsSaidIsShownWhatFits() {
    List<String> ten = asked("{\"context\":{\"ages\":{\"from\":10,\"to\":10}},\"k\":20}");
    assertEquals(List.of("older"), ten);
    Answer english =
        api.post("/v1/recommendations", "{\"context\":{\"language\":\"en\"},\"k\":20}");
    assertEquals(List.of(), shown(english));
  }

  @Test
  void whatIsSentToChildrenHoldsNothingForAdults() {
    String items =
        "\"items\":[\"pony\",\"adult\",\"marked\",\"unknown\"],\"purpose\":\"newsletter\"";
    assertEquals(List.of("pony", "unknown"), passed("{" + items + "}"));
    assertEquals(List.of("pony"), passed("{" + items + ",\"ages\":{\"from\":6,\"to\":10}}"));
    api.put("/v1/segments/ponyleser", SEGMENT.formatted(AGES));
    assertEquals(List.of("pony"), passed("{" + items + ",\"segment\":\"ponyleser\"}"));
    assertEquals(404, api.post("/v1/checks", "{" + items + ",\"segment\":\"nobody\"}").status());
    assertEquals(
        List.of("adult", "marked", "unknown"), passed("{" + items.replace("\"pony\",", "") + "}"));
  }

  private List<String> passed(String body) {
    Answer answer = api.post("/v1/checks", body);
    assertEquals(200, answer.status(), answer.text());
    return answer
        .json()
        .get("results")
        .valueStream()
        .filter(result -> result.get("decision").asText().equals("pass"))
        .map(result -> result.get("item").asText())
        .toList();
  }
}
