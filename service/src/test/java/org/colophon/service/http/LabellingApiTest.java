package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.colophon.service.http.ApiClient.Answer;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Labelling over HTTP: every answer is also held against the API's description.
class LabellingApiTest {
  private static final String DRAW =
      "{\"id\": \"spring\", \"task\": \"segments\", \"size\": 3, \"seed\": 5, \"by\": \"ada\"}";

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

  private Answer say(String labeller, String item, String answer, String labels) {
    return api.post(
        "/v1/labellings/spring/labels",
        "{\"item\": \"%s\", \"labeller\": \"%s\", \"answer\": \"%s\", \"labels\": [%s]}"
            .formatted(item, labeller, answer, labels));
  }

  private JsonNode next(String labeller) {
    return api.get("/v1/labellings/spring/next?labeller=" + labeller).json();
  }

  private List<String> labelAll(String labeller, String answer, String labels) {
    List<String> seen = new ArrayList<>();
    for (JsonNode turn = next(labeller); turn.has("item"); turn = next(labeller)) {
      String item = turn.at("/item/id").asText();
      assertEquals(201, say(labeller, item, answer, labels).status());
      seen.add(item);
    }
    return seen;
  }

  @Test
  void aSampleIsDrawnLabelledComparedAndExported() {
    Answer drawn = api.post("/v1/labellings", DRAW);
    assertEquals(201, drawn.status(), drawn.text());
    assertEquals("/v1/labellings/spring", drawn.header("Location"));
    assertEquals(3, drawn.json().path("items").asInt());
    assertEquals("gardeners", drawn.json().at("/choices/0/value").asText());

    List<String> ada = labelAll("ada", "fits", "\"gardeners\"");
    List<String> ben = labelAll("ben", "fits", "\"gardeners\"");
    assertEquals(ada, ben);
    assertEquals(201, say("ben", ada.getFirst(), "none", "").status());

    JsonNode status = api.get("/v1/labellings/spring").json();
    assertEquals(3, status.at("/labellers/0/done").asInt());
    assertEquals(1, status.at("/labellers/1/none").asInt());
    JsonNode agreement = api.get("/v1/labellings/spring/agreement?first=ben&second=ada").json();
    assertEquals(2 / 3.0, agreement.at("/figures/agreement/value").asDouble(), 1e-12);
    assertEquals(ada.getFirst(), agreement.at("/disagreements/0/item").asText());
    assertEquals(0, agreement.at("/disagreements/0/answers/ben").size());

    JsonNode gold = api.get("/v1/labellings/spring/gold").json();
    assertEquals(2, gold.path("items").asInt());
    assertEquals(1, gold.path("disputed").size());
    assertTrue(gold.path("description").asText().contains("origin: \"human\""), gold.toString());
    assertEquals(2, gold.path("lines").asText().lines().count());
    assertEquals("spring", api.get("/v1/labellings").json().at("/labellings/0/id").asText());
  }

  @Test
  void whatALabellerSeesHoldsNothingThatAModelOrAnotherSaid() {
    api.post("/v1/labellings", DRAW);
    String item = next("ada").at("/item/id").asText();
    say("ben", item, "fits", "\"gardeners\"");
    JsonNode turn = next("ada");
    List<String> names = new ArrayList<>();
    turn.path("item").fieldNames().forEachRemaining(names::add);
    assertEquals(List.of("id", "imprint", "content_type", "language", "title", "text"), names);
    assertFalse(turn.toString().contains("gardeners"), turn.toString());
    assertFalse(turn.toString().contains("ben"), turn.toString());
  }

  @Test
  void anAnswerIsTakenBack() {
    api.post("/v1/labellings", DRAW);
    String item = next("ada").at("/item/id").asText();
    say("ada", item, "cannot_say", "");
    assertEquals(1, next("ada").at("/progress/cannot_say").asInt());
    assertEquals(201, say("ada", item, "withdrawn", "").status());
    assertEquals(item, next("ada").at("/item/id").asText());
    assertEquals(0, next("ada").at("/progress/done").asInt());
  }

  @Test
  void whatIsWrongIsRefused() {
    assertEquals(404, api.get("/v1/labellings/spring").status());
    assertEquals(404, api.get("/v1/labellings/spring/next?labeller=ada").status());
    assertEquals(201, api.post("/v1/labellings", DRAW).status());
    assertEquals(409, api.post("/v1/labellings", DRAW).status());
    assertEquals(422, api.get("/v1/labellings/spring/next").status());
    assertEquals(422, api.get("/v1/labellings/Spring").status());
    assertEquals(422, api.get("/v1/labellings/spring/agreement").status());
    assertEquals(422, api.get("/v1/labellings/spring/gold?labellers=0").status());
    String item = next("ada").at("/item/id").asText();
    Answer unknown = say("ada", item, "fits", "\"war\"");
    assertEquals(422, unknown.status());
    assertEquals("/labels", unknown.json().path("field").asText());
    assertEquals(422, say("ada", item, "fits", "").status());
    assertEquals(422, say("ada", item, "none", "\"gardeners\"").status());
    assertEquals(422, say("ada", "stranger", "none", "").status());
    assertEquals(422, say(" ", item, "none", "").status());
    assertEquals(422, say("ada", item, "perhaps", "").status());
    assertEquals(
        422,
        api.post(
                "/v1/labellings",
                DRAW.replace("spring", "autumn").replace("\"size\": 3", "\"size\": 0"))
            .status());
    assertEquals(
        422,
        api.post("/v1/labellings", DRAW.replace("\"by\"", "\"vocabulary\": \"topics\", \"by\""))
            .status());
    assertEquals(0, next("ada").at("/progress/done").asInt());
  }

  @Test
  void subjectsOfAVocabularyAreChoicesToo() {
    Answer drawn =
        api.post(
            "/v1/labellings",
            """
            {"id": "themes", "task": "subjects", "answers": "one", "imprint": "kai", "size": 2,
             "by": "ada"}
            """);
    assertEquals(201, drawn.status(), drawn.text());
    assertEquals("topics", drawn.json().path("vocabulary").asText());
    assertEquals("kai", drawn.json().path("imprint").asText());
    assertTrue(drawn.json().path("choices").size() > 50, drawn.text());
    assertTrue(drawn.json().at("/choices/0/value").asText().startsWith("topics:"));
  }
}
