package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.colophon.exposure.Exposure;
import org.colophon.service.http.ApiClient.Answer;
import org.colophon.service.testing.DemoService;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people ask about campaigns before and after they are sent, over the demo catalogue.
class CampaignPlanningApiTest {
  private static final String SEGMENT = "seg-kuestenkrimi-wochenende";

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

  private void put(String id, String more) {
    Answer answer =
        api.put(
            "/v1/campaigns/" + id,
            """
            {"owner":"desk-nordufer","reason":"r","segment":"%s","items":["hafenlicht"],"channel":"mail",%s}
            """
                .formatted(SEGMENT, more));
    assertEquals(201, answer.status(), answer.text());
  }

  private void act(String id, String... actions) {
    for (String action : actions) {
      String tag = api.get("/v1/campaigns/" + id).header("ETag");
      Answer answer =
          api.send("POST", "/v1/campaigns/" + id + "/" + action, null, Map.of("If-Match", tag));
      assertEquals(200, answer.status(), answer.text());
    }
  }

  private List<String> claim() {
    List<String> ids = new ArrayList<>();
    api.post("/v1/outbox:claim", "{\"channel\":\"mail\"}")
        .json()
        .get("messages")
        .forEach(message -> ids.add(message.get("id").asText()));
    return ids;
  }

  private JsonNode settle(String id, String outcome) {
    return api.post(
            "/v1/outbox:settle",
            "{\"messages\":[{\"id\":\"%s\",\"outcome\":\"%s\"}]}".formatted(id, outcome))
        .json()
        .at("/results/0");
  }

  @Test
  void reachCountsWithTheRulesOfTheSelectionAndKeepsNothing() {
    put("morgen", "\"send_at\":\"2026-11-22T22:30:00Z\"");
    api.put("/v1/people/p-0003/suppressions/mail", "");
    for (int i = 0; i < 2; i++) {
      JsonNode reach = api.get("/v1/campaigns/morgen/reach").json();
      assertEquals(2, reach.get("people").asInt(), reach.toString());
      assertEquals(1, reach.get("messages").asInt());
      assertEquals(1, reach.at("/skipped/suppressed").asInt());
      assertTrue(reach.get("complete").asBoolean());
      assertEquals(2, reach.get("contacts_per_week").asInt());
      assertEquals("2026-11-23T07:00:00Z", reach.get("first_at").asText()); // after quiet hours
    }
    JsonNode first = api.get("/v1/campaigns/morgen/reach?most=1").json();
    assertEquals(1, first.get("people").asInt());
    assertFalse(first.get("complete").asBoolean());
    assertEquals(404, api.get("/v1/campaigns/none/reach").status());
  }

  @Test
  void theListIsFilteredAndCounts() {
    put("a", "\"send_at\":\"2026-11-22T09:00:00Z\"");
    put("b", "\"send_at\":\"2026-11-23T09:00:00Z\"");
    act("a", "freeze", "approve", "send");
    assertEquals("settled", settle(claim().getFirst(), "sent").asText());
    JsonNode all = api.get("/v1/campaigns").json();
    assertEquals(2, all.get("found").asInt());
    assertEquals("b", all.at("/campaigns/0/id").asText());
    JsonNode sending = api.get("/v1/campaigns?state=sending&made_by=people").json();
    assertEquals(1, sending.get("found").asInt());
    assertEquals(1, sending.at("/campaigns/0/counts/sent").asInt(), sending.toString());
    for (String none :
        List.of("state=paused", "channel=push", "owner=desk-x", "made_by=triggers", "trigger=t")) {
      assertEquals(0, api.get("/v1/campaigns?" + none).json().get("found").asInt(), none);
    }
    assertEquals(2, api.get("/v1/campaigns?segment=" + SEGMENT).json().get("found").asInt());
    assertEquals("bad_value", api.get("/v1/campaigns?state=gone").json().get("code").asText());
  }

  @Test
  void factsThatAreLeftOutAreNeitherStatedNorCompared() {
    put("a", "\"omits\":[\"price\"],\"send_at\":\"2026-11-22T09:00:00Z\"");
    act("a", "freeze", "approve", "send");
    JsonNode claimed = api.post("/v1/outbox:claim", "{\"channel\":\"mail\"}").json();
    JsonNode facts = claimed.at("/content/items/0/facts");
    assertFalse(facts.has("price"), facts.toString());
    assertTrue(facts.has("availability"), facts.toString());
    Exposure exposure =
        service.ledger().find(claimed.at("/content/response_id").asText()).orElseThrow();
    List<String> said = exposure.items().getFirst().said();
    assertTrue(said.stream().noneMatch(line -> line.startsWith("price:")), said.toString());
    assertTrue(said.stream().anyMatch(line -> line.startsWith("availability:")), said.toString());
  }

  @Test
  void aChannelTakesBackWhatItSentOfARecalledCampaign() {
    put("a", "\"send_at\":\"2026-11-22T09:00:00Z\"");
    act("a", "freeze", "approve", "send");
    List<String> ids = claim();
    settle(ids.getFirst(), "sent");
    assertEquals("unknown", settle(ids.getFirst(), "recalled").asText());
    assertEquals(0, api.get("/v1/outbox:recalled").json().get("messages").size());
    act("a", "recall");
    JsonNode open = api.get("/v1/outbox:recalled?channel=mail&limit=9").json().get("messages");
    assertEquals(2, open.size());
    assertEquals("a", open.at("/0/campaign").asText());
    assertEquals(0, api.get("/v1/outbox:recalled?channel=push").json().get("messages").size());
    assertEquals("settled", settle(ids.getFirst(), "recalled").asText());
    assertEquals("known", settle(ids.getFirst(), "sent").asText());
    assertEquals(1, api.get("/v1/outbox:recalled").json().get("messages").size());
    JsonNode result = api.get("/v1/campaigns/a/result").json();
    assertEquals(1, result.get("recalled").asInt(), result.toString());
    assertEquals(0, result.get("sent").asInt());
  }

  @Test
  void aTriggerIsPreviewedPausedAndGoesOn() {
    String trigger =
        """
        {"owner":"desk-nordufer","reason":"r","imprint":"nordufer","kind":"event_near",
         "channel":"mail","town":"Hamburg","segment":"%s"}
        """
            .formatted(SEGMENT);
    assertEquals(200, api.put("/v1/triggers/nah", trigger).status());
    JsonNode preview = api.get("/v1/triggers/nah/preview").json();
    assertTrue(preview.get("complete").asBoolean(), preview.toString());
    JsonNode paused = api.post("/v1/triggers/nah/pause", "{}").json();
    assertEquals("2026-11-22T09:00:00Z", paused.get("paused_at").asText());
    assertEquals(200, api.put("/v1/triggers/nah", paused.toString()).status(), "as it was listed");
    assertEquals(200, api.put("/v1/triggers/nah", trigger).status());
    assertTrue(api.get("/v1/triggers").json().at("/triggers/0").has("paused_at"));
    assertFalse(api.post("/v1/triggers/nah/resume", "{}").json().has("paused_at"));
    for (String path : List.of("/pause", "/resume")) {
      assertEquals(404, api.post("/v1/triggers/none" + path, "{}").status());
    }
    assertEquals(404, api.get("/v1/triggers/none/preview").status());
  }
}
