package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.colophon.exposure.Exposure;
import org.colophon.service.http.ApiClient.Answer;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What was shown, recalls, subscriptions, checks and the audit, over the real server.
class RecallApiTest {
  private static final String LIST = "/v1/segments/kuestenleser/recommendations?k=5";
  private static final String HOLD =
      "{\"id\":\"h\",\"scope\":{\"items\":[\"flutnacht\"]},\"reason\":\"injunction\",\"by\":\"legal\"}";

  private TestService service;
  private ApiClient api;

  @BeforeEach
  void start() {
    service = new TestService().start(0, null);
    api = new ApiClient(service.address());
    api.load("catalogue.ndjson");
    service.followRecalls();
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  private JsonNode recalls() {
    return api.get("/v1/governance/recalls").json();
  }

  @Test
  void everyAnswerIsInTheLedgerUnderItsId() {
    JsonNode answer = api.get(LIST).json();
    Exposure kept = service.ledger().find(answer.get("response_id").asText()).orElseThrow();
    assertEquals(LIST, kept.surface());
    assertEquals(answer.get("valid_until").asText(), kept.promisedUntil().toString());
    assertEquals(answer.get("items").size(), kept.items().size());
    assertEquals(answer.at("/items/0/id").asText(), kept.items().getFirst().item().value());
    assertEquals(TestService.NOW, kept.servedAt());
    assertFalse(kept.durable());
    api.get("/v1/items/hafenfall/related?k=3");
    assertEquals(2, service.ledger().all().size());
  }

  @Test
  void aHoldOnWhatIsShownIsToldUntilSomebodyActedUponIt() {
    String shown = api.get(LIST).json().get("response_id").asText();
    service.clock().advance(Duration.ofSeconds(20));
    assertEquals(0, recalls().get("recalls").size());
    assertEquals(201, api.post("/v1/holds", HOLD).status());
    JsonNode recall = recalls().at("/recalls/0");
    assertEquals("open", recall.get("state").asText());
    assertEquals("take_down", recall.get("action").asText());
    assertEquals("flutnacht", recall.get("item").asText());
    assertEquals(LIST, recall.get("surface").asText());
    assertEquals(shown, recall.at("/response_ids/0").asText());
    assertEquals("on_hold", recall.at("/reasons/0").asText());
    String path = "/v1/governance/recalls/" + recall.get("id").asText() + "/acknowledged";
    assertEquals("acknowledged", api.post(path, "{\"by\":\"mj\"}").json().get("state").asText());
    assertEquals("mj", recalls().at("/recalls/0/acknowledged_by").asText());
    assertEquals(0, api.get("/v1/governance/recalls?after=1").json().get("recalls").size());
    assertEquals(
        404, api.post("/v1/governance/recalls/none/acknowledged", "{\"by\":\"x\"}").status());
    assertEquals(422, api.post(path, "{}").status());
  }

  @Test
  void aSubscriptionShowsItsSecretOnce() {
    String url = "{\"url\":\"https://93.184.215.14/in\"}";
    Answer made = api.put("/v1/subscriptions/cms", url);
    assertEquals(201, made.status());
    assertEquals("/v1/subscriptions/cms", made.header("Location"));
    String secret = made.json().get("secret").asText();
    assertTrue(secret.startsWith("whsec_"));
    assertEquals(200, api.put("/v1/subscriptions/cms", url).status());
    assertFalse(api.get("/v1/subscriptions/cms").text().contains(secret));
    assertFalse(api.get("/v1/subscriptions").text().contains("secret"));
    assertEquals("deleted", api.delete("/v1/subscriptions/cms").json().get("outcome").asText());
    assertEquals(404, api.get("/v1/subscriptions/cms").status());
    assertEquals(404, api.delete("/v1/subscriptions/cms").status());
  }

  @Test
  void aSubscriptionLeadsNowhereInside() {
    for (String url :
        new String[] {"https://127.0.0.1/", "http://93.184.215.14/", "https://[::1]/", "x:y"}) {
      Answer answer = api.put("/v1/subscriptions/cms", "{\"url\":\"" + url + "\"}");
      assertEquals(422, answer.status());
      assertEquals("target_refused", answer.json().get("code").asText());
    }
    assertEquals(422, api.put("/v1/subscriptions/cms", "{\"url\":\"a b\"}").status());
  }

  @Test
  void aCheckWritesDownWhatWillBeSentAndRecallsIt() {
    Answer answer =
        api.post(
            "/v1/checks",
            """
            {"items": ["flutnacht", "rohtext", "nowhere"], "purpose": "newsletter",
             "send_at": "2026-11-23T06:00:00Z", "surface": "newsletter-kw48", "durable": true}
            """);
    assertEquals("no-store", answer.header("Cache-Control"));
    JsonNode body = answer.json();
    assertEquals(1, body.get("passed").asInt(), answer.text());
    assertEquals("2026-11-26T06:00:00Z", body.get("lasts_until").asText());
    assertEquals("pass", body.at("/results/0/decision").asText());
    assertEquals("block", body.at("/results/1/decision").asText());
    assertEquals("item_unknown", body.at("/results/2/reasons/0/code").asText());
    assertTrue(service.ledger().find(body.get("response_id").asText()).orElseThrow().durable());
    service.clock().advance(Duration.ofDays(60));
    api.post("/v1/holds", HOLD);
    assertEquals("newsletter-kw48", recalls().at("/recalls/0/surface").asText());
    assertTrue(recalls().at("/recalls/0/durable").asBoolean());
  }

  @Test
  void aPreviewIsNoExposure() {
    api.post("/v1/checks", "{\"items\":[\"flutnacht\"],\"purpose\":\"export\"}");
    assertEquals(0, service.ledger().all().size());
  }

  @Test
  void aCheckThatCannotBeIsRefused() {
    for (String body :
        new String[] {
          "{\"purpose\":\"export\"}",
          "{\"items\":[\"a\"]}",
          "{\"items\":[\"a\"],\"purpose\":\"recommend\"}",
          "{\"items\":[\"a\"],\"purpose\":\"export\",\"durable\":true}",
          "{\"items\":[\"a\"],\"purpose\":\"export\",\"territory\":\"de\"}",
          "{\"items\":[\"a\"],\"purpose\":\"export\",\"send_at\":\"2026-11-22T08:59:59Z\"}",
          "{\"items\":[\"a\"],\"purpose\":\"export\",\"send_at\":\"2027-11-22T09:00:00Z\"}"
        }) {
      assertEquals(422, api.post("/v1/checks", body).status(), body);
    }
  }

  @Test
  void theAuditFindsNoViolation() {
    api.get(LIST);
    JsonNode report = api.get("/v1/governance/audit?until=2026-11-22T09:00:01Z").json();
    assertEquals(1, report.get("answers").asInt());
    assertTrue(report.get("judged").asInt() > 0);
    assertEquals(0, report.get("gate_violations").asInt());
    assertEquals(422, api.get("/v1/governance/audit?from=yesterday").status());
  }
}
