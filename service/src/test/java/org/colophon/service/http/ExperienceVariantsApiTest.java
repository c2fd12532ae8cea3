package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.colophon.service.http.ApiClient.Answer;
import org.colophon.service.testing.DemoService;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Experiences with several variants, a covariate, and previews of drafts over the demo catalogue.
class ExperienceVariantsApiTest {
  private static final String GUIDE = "gaeste-ohne-hektik";
  private static final String PHONE = "{\"devices\":[\"phone\"]}";

  private TestService service;
  private ApiClient api;

  @BeforeEach
  void start() {
    service = DemoService.start(0);
    api = new ApiClient(service.address());
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  private void put(String id, String item, String condition, int holdOut) {
    Answer answer = api.put("/v1/experiences/" + id, ShopVisitor.rule(item, condition, holdOut));
    assertEquals(201, answer.status(), answer.text());
  }

  private static String variants(String choice, int holdOut) {
    return ShopVisitor.rule(GUIDE, PHONE, holdOut)
        .replace(
            "\"item\":\"" + GUIDE + "\"",
            "\"variants\":[{\"variant\":\"calm\",\"item\":\""
                + GUIDE
                + "\",\"share\":3},{\"variant\":\"book\",\"item\":\"schlickzeit\"}],"
                + "\"choice\":\""
                + choice
                + "\"");
  }

  @Test
  void variantsAreDrawnKeptAndComparedBehindTheHoldOut() {
    assertEquals(
        201,
        api.put(
                "/v1/experiences/two",
                variants("fixed", 50).replace("\"hold_out\"", "\"per_session\":9,\"hold_out\""))
            .status());
    int calm = 0;
    int book = 0;
    for (int i = 0; i < 120; i++) {
      ShopVisitor visitor = new ShopVisitor(api);
      String first = visitor.asks("\"device\":\"phone\"").at("/experience/variant").asText();
      String again = visitor.asks("\"device\":\"phone\"").at("/experience/variant").asText();
      assertEquals(first, again, "a session keeps its variant");
      calm += first.equals("calm") ? 1 : 0;
      book += first.equals("book") ? 1 : 0;
      if (i % 2 == 0) {
        assertEquals(List.of("two"), visitor.converts());
      }
    }
    assertTrue(calm > book && book > 0 && calm + book < 90, calm + " and " + book);
    JsonNode result = api.get("/v1/experiences/two/result").json();
    assertEquals(calm, result.at("/variants/0/counted/sessions").asInt(), result.toString());
    assertEquals(book, result.at("/variants/1/counted/sessions").asInt());
    assertEquals(120 - calm - book, result.at("/control/sessions").asInt());
    assertEquals(75.0, result.at("/variants/0/share").asDouble());
    assertEquals("not_yet_known", result.at("/variants/1/outcome").asText());
    assertEquals(3, result.get("comparisons").asInt());
    api.post(
        "/v1/holds", "{\"scope\":{\"items\":[\"schlickzeit\"]},\"reason\":\"r\",\"by\":\"legal\"}");
    for (int i = 0; i < 30; i++) {
      JsonNode next = new ShopVisitor(api).asks("\"device\":\"phone\"");
      assertFalse(next.at("/experience/variant").asText().equals("book"), next.toString());
    }
    JsonNode after = api.get("/v1/experiences/two/result").json();
    assertEquals(result.get("variants"), after.get("variants"), "nothing counts meanwhile");
    assertEquals(result.get("control"), after.get("control"), "nothing counts meanwhile");
  }

  @Test
  void aCovariateNeedsConsent() {
    put("x", GUIDE, PHONE, 0);
    JsonNode without = new ShopVisitor(api).asks("\"device\":\"phone\",\"covariate\":40");
    assertEquals("CONSENT_MISSING", without.at("/unused/0/code").asText());
    JsonNode with =
        new ShopVisitor(api)
            .asks("\"device\":\"phone\",\"covariate\":40,\"consent\":{\"profiling\":true}");
    assertEquals(0, with.get("unused").size());
  }

  @Test
  void adaptiveChoiceNeedsVariantsAndAHoldOut() {
    assertEquals(201, api.put("/v1/experiences/ok", variants("adaptive", 5)).status());
    refused(variants("adaptive", 4), "bad_value", "/choice");
    refused(variants("fixed", 5).replace("book", "calm"), "repeated", "/variants/1/variant");
    refused(variants("fixed", 5).replace("schlickzeit", "no"), "item_unknown", "/variants/1/item");
    refused(
        ShopVisitor.rule(GUIDE, PHONE, 5).replace("\"item\":\"" + GUIDE + "\",", ""),
        "bad_value",
        "/item");
  }

  private static Map<String, JsonNode> outcomes(JsonNode preview) {
    Map<String, JsonNode> outcomes = new HashMap<>();
    preview.get("outcomes").forEach(one -> outcomes.put(one.get("outcome").asText(), one));
    return outcomes;
  }

  private static JsonNode outcome(Map<String, JsonNode> outcomes, String name) {
    return Objects.requireNonNull(outcomes.get(name), name);
  }

  @Test
  void aDraftIsPreviewedAgainstRecordedSessions() {
    put("strong", "schlickzeit", "{\"checkout\":{\"step\":\"payment\",\"seconds\":50}}", 90);
    String draft =
        ShopVisitor.rule(GUIDE, "{\"checkout\":{\"step\":\"payment\",\"seconds\":30}}", 90)
            .replace("\"priority\":10", "\"priority\":9");
    String at = "{\"placements\":[\"%s\"],\"checkout\":{\"step\":\"payment\",\"seconds\":%d}}";
    String first =
        "{\"requests\":["
            + String.join(
                ",",
                at.formatted("aside", 10),
                at.formatted("aside", 30),
                at.formatted("aside", 40))
            + "]}";
    String second =
        "{\"requests\":["
            + String.join(
                ",",
                at.formatted("aside", 60),
                at.formatted("other", 60),
                "{\"placements\":[\"aside\"],\"viewed\":\"gone\"}")
            + "]}";
    String body = "{\"rule\":" + draft + ",\"sessions\":[" + first + "," + second + "]}";
    Answer answer = api.post("/v1/experiences:preview", body);
    assertEquals(200, answer.status(), answer.text());
    JsonNode preview = answer.json();
    assertEquals(6, preview.get("requests").asInt());
    assertEquals(1, preview.get("shown_sessions").asInt());
    Map<String, JsonNode> outcomes = outcomes(preview);
    assertEquals(
        Set.of(
            "shown",
            "condition_not_met",
            "frequency_limit",
            "other_experience",
            "other_placement",
            "item_unknown"),
        outcomes.keySet());
    assertEquals("strong", outcome(outcomes, "other_experience").at("/details/0/name").asText());
    assertEquals("checkout", outcome(outcomes, "condition_not_met").at("/details/0/name").asText());
    api.post(
        "/v1/holds",
        "{\"scope\":{\"items\":[\"" + GUIDE + "\"]},\"reason\":\"r\",\"by\":\"legal\"}");
    JsonNode after = api.post("/v1/experiences:preview", body).json();
    JsonNode held = outcome(outcomes(after), "blocked_by_gate");
    assertEquals("on_hold", held.at("/details/0/name").asText());
    assertEquals(404, api.get("/v1/experiences/draft").status(), "nothing is stored");
  }

  private void refused(String body, String code, String field) {
    Answer answer = api.put("/v1/experiences/x", body);
    assertEquals(422, answer.status(), answer.text());
    assertEquals(code, answer.json().get("code").asText(), answer.text());
    assertEquals(field, answer.json().path("field").asText(""), answer.text());
  }
}
