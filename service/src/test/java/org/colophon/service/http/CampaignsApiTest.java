package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

/// Campaigns over the demo catalogue, from a draft to what went out.
class CampaignsApiTest {
  private static final String SEGMENT = "seg-kuestenkrimi-wochenende";
  private static final String CLAIM =
      "{\"channel\":\"mail\",\"limit\":2000,\"again_after_seconds\":60}";

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

  private Answer put(String id, String items, String sendAt) {
    return api.put(
        "/v1/campaigns/" + id,
        """
        {"owner":"desk-nordufer","reason":"r","segment":"%s","items":%s,"channel":"mail","send_at":"%s"}
        """
            .formatted(SEGMENT, items, sendAt));
  }

  private Answer act(String id, String action) {
    String tag = api.get("/v1/campaigns/" + id).header("ETag");
    return api.send("POST", "/v1/campaigns/" + id + "/" + action, null, Map.of("If-Match", tag));
  }

  private void send(String id, String items) {
    assertEquals(201, put(id, items, "2026-11-22T09:00:00Z").status());
    for (String action : List.of("freeze", "approve", "send")) {
      Answer answer = act(id, action);
      assertEquals(200, answer.status(), answer.text());
    }
  }

  private JsonNode claim() {
    Answer answer = api.post("/v1/outbox:claim", CLAIM);
    assertEquals(200, answer.status(), answer.text());
    return answer.json();
  }

  private static List<String> persons(JsonNode claimed) {
    List<String> persons = new ArrayList<>();
    claimed.get("messages").forEach(message -> persons.add(message.get("person").asText()));
    return persons;
  }

  private static List<String> items(JsonNode claimed) {
    List<String> items = new ArrayList<>();
    claimed.at("/content/items").forEach(item -> items.add(item.get("item").asText()));
    return items;
  }

  private void say(String person, boolean newsletter) {
    Answer answer =
        api.post(
            "/v1/signals",
            """
            {"type":"identify","messageId":"w-%1$s-%2$s","userId":"%1$s","context":{"consent":
             {"legalEntity":"Lindenhof Buchverlage GmbH","source":"crm","categoryPreferences":{"newsletter":%2$s}}}}
            """
                .formatted(person, newsletter));
    assertEquals(200, answer.status(), answer.text());
  }

  private String hold(String item) {
    Answer answer =
        api.post(
            "/v1/holds",
            """
            {"id":"stop-%1$s","reason":"r","by":"legal","scope":{"items":["%1$s"]}}
            """
                .formatted(item));
    assertEquals(201, answer.status(), answer.text());
    return "/v1/holds/stop-" + item;
  }

  @Test
  void whatWasApprovedGoesOutOnceToThoseWhoAgreed() {
    send("herbst", "[\"hafenlicht\"]");
    JsonNode first = claim();
    List<String> persons = persons(first);
    assertEquals(List.of("p-0003", "p-0005"), persons, first.toString());
    assertEquals("2026-11-22T09:01:00Z", first.at("/content/send_before").asText());
    JsonNode facts = first.at("/content/items/0/facts");
    assertFalse(facts.at("/price/value").asText().isEmpty(), facts.toString());
    assertFalse(facts.at("/price/source").asText().isEmpty(), facts.toString());
    assertFalse(facts.at("/availability/confirmed_at").asText().isEmpty(), facts.toString());
    String response = first.at("/content/response_id").asText();
    Exposure exposure = service.ledger().find(response).orElseThrow();
    assertEquals("campaign:herbst", exposure.surface());
    assertEquals("2026-11-26T09:00:00Z", exposure.promisedUntil().toString());
    assertEquals(List.of(), persons(claim()));
    service.clock().advance(Duration.ofMinutes(2));
    JsonNode again = claim();
    assertEquals(first.get("messages"), again.get("messages"));
    assertEquals(first.at("/content/edition"), again.at("/content/edition"));
    settle(again, "sent");
    JsonNode result = api.get("/v1/campaigns/herbst/result").json();
    assertEquals(persons.size(), result.get("sent").asInt());
    assertEquals(0, result.get("unsettled").asInt());
    assertTrue(result.get("exhausted").asBoolean());
    assertEquals(
        persons.size(), api.get("/v1/campaigns/herbst/messages").json().get("messages").size());
  }

  private JsonNode settle(JsonNode claimed, String outcome) {
    List<String> entries = new ArrayList<>();
    claimed
        .get("messages")
        .forEach(message ->
            entries.add(
                "{\"id\":\"%s\",\"outcome\":\"%s\"}"
                    .formatted(message.get("id").asText(), outcome)));
    Answer answer =
        api.post("/v1/outbox:settle", "{\"messages\":[" + String.join(",", entries) + "]}");
    assertEquals(200, answer.status(), answer.text());
    return answer.json();
  }

  @Test
  void aConsentThatIsTakenBackCountsFromTheNextMessageOn() {
    send("herbst", "[\"hafenlicht\"]");
    List<String> persons = persons(claim());
    say(persons.getFirst(), false);
    service.clock().advance(Duration.ofMinutes(2));
    List<String> again = persons(claim());
    assertEquals(persons.subList(1, persons.size()), again);
    assertEquals(1, api.get("/v1/campaigns/herbst/result").json().get("stopped").asInt());
  }

  @Test
  void allCampaignsShareTheLimitOfContacts() {
    for (String id : List.of("a", "b", "c")) {
      send(id, "[\"hafenlicht\"]");
    }
    int first = persons(claim()).size();
    JsonNode second = claim();
    assertEquals(first, persons(second).size());
    assertEquals("b", second.at("/content/campaign").asText());
    assertEquals(List.of(), persons(claim()));
    JsonNode result = api.get("/v1/campaigns/c/result").json();
    assertEquals(first, result.at("/skipped/contact_limit").asInt(), result.toString());
  }

  @Test
  void aSuppressedPersonGetsNothing() {
    String path = "/v1/people/p-0003/suppressions/";
    for (String channel : List.of("mail", "push")) {
      assertEquals(200, api.put(path + channel, "").status());
    }
    assertEquals(200, api.delete(path + "push").status());
    assertEquals("channel", api.put(path + "Mail", "").json().get("field").asText());
    send("herbst", "[\"hafenlicht\"]");
    assertFalse(persons(claim()).contains("p-0003"));
    JsonNode result = api.get("/v1/campaigns/herbst/result").json();
    assertEquals(1, result.at("/skipped/suppressed").asInt(), result.toString());
    assertEquals(200, api.delete(path + "mail").status());
    send("winter", "[\"hafenlicht\"]");
    assertTrue(persons(claim()).contains("p-0003"));
  }

  @Test
  void nothingIsHandedOutInQuietHoursOrBeforeTheSendTime() {
    service.clock().advance(Duration.ofHours(13));
    assertEquals(201, put("nacht", "[\"hafenlicht\"]", "2026-11-22T22:00:00Z").status());
    for (String action : List.of("freeze", "approve", "send")) {
      assertEquals(200, act("nacht", action).status());
    }
    JsonNode quiet = claim();
    assertEquals(List.of(), persons(quiet));
    assertEquals("2026-11-23T07:00:00Z", quiet.get("quiet_until").asText());
    service.clock().advance(Duration.ofHours(10));
    assertEquals(2, persons(claim()).size());
  }

  @Test
  void anItemThatIsHeldMeanwhileIsLeftOutAndTheReasonIsKept() {
    send("herbst", "[\"hafenlicht\",\"schlickzeit\"]");
    String hold = hold("hafenlicht");
    JsonNode claimed = claim();
    assertEquals(List.of("schlickzeit"), items(claimed));
    JsonNode stops = api.get("/v1/campaigns/herbst/result").json().get("stops");
    assertEquals("hafenlicht", stops.at("/0/item").asText(), stops.toString());
    assertEquals("on_hold", stops.at("/0/reasons/0").asText());
    assertEquals(200, api.delete(hold).status());
    service.clock().advance(Duration.ofMinutes(2));
    JsonNode again = claim();
    assertEquals(List.of("hafenlicht", "schlickzeit"), items(again));
    assertEquals(2, again.at("/content/edition").asInt());
    assertEquals(claimed.get("messages"), again.get("messages"));
  }

  @Test
  void factsThatAreNoLongerWhatWasApprovedDoNotGoOut() {
    send("herbst", "[\"hafenlicht\"]");
    JsonNode price = api.get("/v1/campaigns/herbst").json().at("/frozen/items/0/facts");
    state(price, "1.00");
    assertEquals(List.of(), persons(claim()));
    JsonNode stops = api.get("/v1/campaigns/herbst/result").json().get("stops");
    assertEquals("facts_changed", stops.at("/0/reasons/0").asText(), stops.toString());
    for (String action : List.of("pause", "freeze", "approve", "send")) {
      assertEquals(200, act("herbst", action).status(), action);
    }
    JsonNode claimed = claim();
    assertEquals("1.00 EUR", claimed.at("/content/items/0/facts/price/value").asText());
  }

  @Test
  void channelsThatStateOtherFactsThanTheRecordAreListed() {
    assertEquals(200, api.get("/v1/segments/" + SEGMENT + "/recommendations").status());
    send("herbst", "[\"hafenlicht\"]");
    JsonNode facts = claim().at("/content/items/0/facts");
    assertEquals(0, api.get("/v1/governance/statements").json().get("found").asInt());
    state(facts, "1.00");
    JsonNode statements = api.get("/v1/governance/statements").json().get("statements");
    List<String> channels = new ArrayList<>();
    for (JsonNode one : statements) {
      if (one.get("item").asText().equals("hafenlicht")) {
        channels.add(one.get("channel").asText());
        assertEquals("price", one.get("fact").asText());
        assertEquals("24.00 EUR", one.get("stated").asText());
        assertEquals("1.00 EUR", one.at("/record/value").asText());
        assertEquals("2026-11-22T09:00:00Z", one.get("since").asText());
      }
    }
    assertTrue(channels.contains("mail"), statements.toString());
  }

  private void state(JsonNode facts, String amount) {
    Answer stated =
        api.post(
            "/v1/facts",
            """
            {"source":"%s","facts":[{"product":"%s","type":"price","qualifier":"DE",
              "value":{"amount":"%s","currency":"EUR"}}]}
            """
                .formatted(
                    facts.at("/price/source").asText(), facts.get("product").asText(), amount));
    assertEquals(200, stated.status(), stated.text());
  }

  @Test
  void aPreviewSaysWhatASegmentOrAMadeUpReaderWouldGet() {
    send("herbst", "[\"hafenlicht\"]");
    String asked =
        "{\"segment\":\"%s\",\"views\":[{\"of\":\"item\",\"id\":\"hafenlicht\",\"count\":3}]}"
            .formatted(SEGMENT);
    JsonNode preview = api.post("/v1/previews", asked).json();
    assertEquals("segment", preview.at("/list/basis/0").asText(), preview.toString());
    assertTrue(preview.at("/list/items/0/passes").asBoolean(), preview.toString());
    assertEquals("dritter-blick", placement(preview, "title-aside").get("shown").asText());
    assertEquals("herbst", preview.at("/campaigns/0/id").asText());
    assertTrue(preview.at("/campaigns/0/open").asBoolean());
    hold("schlickzeit");
    hold("hafenlicht");
    JsonNode held = api.post("/v1/previews", asked).json();
    JsonNode aside = placement(held, "title-aside");
    assertFalse(aside.has("shown"), aside.toString());
    assertEquals("on_hold", aside.at("/considered/0/item/reasons/0/code").asText());
    assertFalse(held.at("/campaigns/0/items/0/passes").asBoolean());
    JsonNode nobody = api.post("/v1/previews", "{\"k\":3}").json();
    assertEquals("generic", nobody.at("/list/basis/0").asText());
    assertTrue(placement(nobody, "title-aside").get("considered").isEmpty());
    assertEquals(422, api.post("/v1/previews", "{\"at\":\"2026-11-01T09:00:00Z\"}").status());
  }

  private static JsonNode placement(JsonNode preview, String name) {
    for (JsonNode one : preview.get("placements")) {
      if (one.get("placement").asText().equals(name)) {
        return one;
      }
    }
    throw new AssertionError(preview.toString());
  }

  @Test
  void aSegmentIsSentToOnlyWhereItsRulesAdmitReaders() {
    assertEquals(201, put("herbst", "[\"hafenlicht\"]", "2026-11-22T09:00:00Z").status());
    Answer stored = api.get("/v1/segments/" + SEGMENT);
    ObjectNode segment = (ObjectNode) stored.json().get("segment");
    segment.withObject("/rules").putArray("territories").add("CH");
    Answer limited =
        api.send(
            "PUT",
            "/v1/segments/" + SEGMENT,
            segment.toString().getBytes(StandardCharsets.UTF_8),
            Map.of("If-Match", stored.header("ETag"), "Content-Type", "application/json"));
    assertEquals(200, limited.status(), limited.text());
    Answer frozen = act("herbst", "freeze");
    assertEquals(422, frozen.status(), frozen.text());
    assertEquals("segment_not_here", frozen.json().at("/code").asText(), frozen.text());
  }

  @Test
  void statesFollowEachOther() {
    assertEquals(201, put("herbst", "[\"hafenlicht\"]", "2026-11-23T09:00:00Z").status());
    assertEquals(409, act("herbst", "send").status());
    assertEquals(428, api.send("POST", "/v1/campaigns/herbst/freeze", null, Map.of()).status());
    Answer frozen = act("herbst", "freeze");
    assertEquals("frozen", frozen.json().get("state").asText());
    assertTrue(frozen.json().at("/frozen/items/0/passes").asBoolean());
    Answer stale =
        api.send("POST", "/v1/campaigns/herbst/approve", null, Map.of("If-Match", "\"1\""));
    assertEquals(412, stale.status());
    assertEquals(200, act("herbst", "approve").status());
    assertEquals(200, act("herbst", "send").status());
    assertEquals(List.of(), persons(claim()));
    assertEquals(200, act("herbst", "pause").status());
    assertEquals(200, act("herbst", "cancel").status());
    assertEquals("wrong_state", act("herbst", "send").json().get("code").asText());
    assertEquals(200, act("herbst", "recall").status());
    assertEquals(404, api.get("/v1/campaigns/none").status());
    assertEquals(1, api.get("/v1/campaigns").json().get("campaigns").size());
  }

  @Test
  void aChannelThatIsNotValidIsRefused() {
    Answer answer = api.post("/v1/outbox:claim", "{\"channel\":\"Mail!\"}");
    assertEquals("bad_value", answer.json().get("code").asText(), answer.text());
    assertEquals("/channel", answer.json().get("field").asText());
  }

  @Test
  void aPreviewJudgesNowAndAsOfTheSendTime() {
    put("herbst", "[\"hafenlicht\"]", "2026-11-24T09:00:00Z");
    hold("hafenlicht");
    JsonNode preview = api.get("/v1/campaigns/herbst/preview").json();
    assertFalse(preview.at("/now/0/passes").asBoolean());
    assertEquals("on_hold", preview.at("/as_of_send_time/0/reasons/0/code").asText());
    assertEquals("nothing_passes", act("herbst", "freeze").json().get("code").asText());
    Answer unknown = put("x", "[\"none\"]", "2026-11-24T09:00:00Z");
    assertEquals("item_unknown", unknown.json().get("code").asText());
    assertEquals("/items/0", unknown.json().get("field").asText());
    assertEquals(422, put("x", "[\"hafenlicht\"]", "2026-11-01T09:00:00Z").status());
  }
}
