package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.colophon.service.http.ApiClient.Answer;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Sources, incidents and repairs over HTTP.
class SourcesTest {
  private static final String SHOP =
      """
      {"name":"Shop","imprint":"nordufer","expected_every":"PT24H","days":["monday","friday"],
       "zone":"Europe/Berlin","closed":["2026-12-25"],"authoritative_for":["price"]}
      """;
  private static final String BY = "{\"by\":\"kim\"%s}";

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

  private JsonNode source(String id) {
    Answer answer = api.get("/v1/sources/" + id);
    assertEquals(200, answer.status(), answer.text());
    return answer.json();
  }

  @Test
  void aSourceIsRegisteredChangedAndRead() {
    assertEquals(201, api.put("/v1/sources/shop", SHOP).status());
    assertEquals(200, api.put("/v1/sources/shop", SHOP.replace("Shop", "Laden")).status());
    JsonNode shop = source("shop");
    assertEquals("Laden", shop.get("name").asText());
    assertEquals("2026-12-25", shop.at("/closed/0").asText());
    assertEquals("unknown", shop.get("state").asText());
    assertTrue(api.get("/v1/sources").json().findValuesAsText("id").contains("shop"));
    assertEquals(404, api.get("/v1/sources/nobody").status());
    assertEquals(422, api.put("/v1/sources/shop", SHOP.replace("PT24H", "soon")).status());
    assertEquals(
        422, api.put("/v1/sources/shop", SHOP.replace("{\"name", "{\"id\":\"x\",\"name")).status());
  }

  @Test
  void deliveriesAndHeartbeatsMoveTheState() {
    api.put("/v1/sources/shop", SHOP);
    Answer delivered = api.post("/v1/sources/shop/deliveries", "{}");
    assertEquals("live", delivered.json().at("/source/state").asText(), delivered.text());
    service.clock().set(TestService.NOW.plus(Duration.ofDays(30)));
    assertEquals("down", source("shop").get("state").asText());
    Answer beat = api.post("/v1/sources/shop/heartbeats", "{\"error\":\"disk full\"}");
    assertEquals("lagging", beat.json().get("state").asText());
    assertEquals("disk full", beat.json().get("last_error").asText());
    Answer marked =
        api.post("/v1/sources/shop/deliveries", "{\"watermark\":\"2026-12-20T00:00:00Z\"}");
    assertEquals("2026-12-20T00:00:00Z", marked.json().at("/source/watermark").asText());
    assertEquals(404, api.post("/v1/sources/nobody/deliveries", "{}").status());
  }

  @Test
  void aSnapshotThatLacksTooMuchIsHeld() {
    String source = api.get("/v1/items/hafenfall").json().at("/item/source").asText();
    Answer held = api.post("/v1/sources/" + source + "/deliveries", "{\"items\":[]}");
    assertEquals("held", held.json().get("outcome").asText(), held.text());
    assertEquals(200, api.get("/v1/items/hafenfall").status());
    JsonNode incident = api.get("/v1/governance/incidents").json().at("/incidents/0");
    assertEquals("snapshot_held", incident.get("code").asText());
    assertEquals(source, incident.get("source").asText());
    Answer taken =
        api.post("/v1/sources/" + source + "/deliveries", "{\"items\":[],\"accepted_by\":\"kim\"}");
    assertEquals("confirmed", taken.json().get("outcome").asText(), taken.text());
    assertEquals(410, api.get("/v1/items/hafenfall").status());
    assertEquals(0, api.get("/v1/governance/incidents").json().get("incidents").size());
    assertEquals(
        422,
        api.post("/v1/sources/" + source + "/deliveries", "{\"accepted_by\":\"kim\"}").status());
  }

  @Test
  void factsOfASourceThatNobodyRegisteredAreRefused() {
    String facts =
        "{\"source\":\"stranger\",\"facts\":[{\"product\":\"hafenfall-hc\","
            + "\"type\":\"availability\",\"value\":\"20\"}]}";
    Answer refused = api.post("/v1/facts", facts);
    assertEquals(422, refused.status());
    assertEquals("source_unknown", refused.json().get("code").asText());
    api.put("/v1/sources/stranger", SHOP);
    assertEquals(200, api.post("/v1/facts", facts).status());
  }

  @Test
  void anItemOfAnImprintThatNobodyRegisteredIsReported() {
    JsonNode item = api.get("/v1/items/hafenfall").json().get("item");
    ((com.fasterxml.jackson.databind.node.ObjectNode) item).put("imprint", "nowhere");
    assertEquals(200, api.put("/v1/items/hafenfall", item.toString()).status());
    JsonNode group = group("imprint_unknown");
    assertEquals("imprint:nowhere", group.get("about").asText());
    assertEquals(
        "/v1/imprints/nowhere", group.at("/entries/0/request/path").asText(), group.toString());
    service.settle();
    assertTrue(codes("incidents").contains("imprint_unknown"));
    assertEquals(
        201,
        api.put("/v1/imprints/nowhere", "{\"name\":\"N\",\"legal_entity\":\"N GmbH\"}").status());
    service.settle();
    assertTrue(!codes("incidents").contains("imprint_unknown"));
    assertTrue(!codes("groups").contains("imprint_unknown"));
  }

  private static JsonNode the(JsonNode list, String field, String value) {
    for (JsonNode one : list) {
      if (one.path(field).asText().equals(value)) {
        return one;
      }
    }
    throw new AssertionError("no " + field + " " + value + " in " + list);
  }

  private java.util.List<String> codes(String list) {
    return api.get("/v1/governance/report").json().get(list).findValuesAsText("code");
  }

  private JsonNode group(String code) {
    for (JsonNode group : api.get("/v1/governance/report").json().get("groups")) {
      if (group.get("code").asText().equals(code)) {
        return group;
      }
    }
    throw new AssertionError("no " + code);
  }

  @Test
  void anEditNeedsTheVersionThatWasSeenAndCanBeTakenBack() {
    String path = "/v1/items/hafenfall";
    assertEquals(428, patch(path, BY.formatted(",\"title\":\"Neu\""), null).status());
    assertEquals(412, patch(path, BY.formatted(",\"title\":\"Neu\""), "\"0-0\"").status());
    String tag = api.get(path).header("ETag");
    String before = api.get(path).json().at("/item/title").asText();
    Answer edited = patch(path, BY.formatted(",\"title\":\"Neu\",\"superseded_by\":\"x\""), tag);
    assertEquals("changed", edited.json().get("outcome").asText(), edited.text());
    assertEquals(before, edited.json().at("/undo/title").asText());
    assertTrue(edited.json().at("/undo/superseded_by").isNull());
    assertEquals(412, patch(path, BY.formatted(",\"title\":\"Neu\""), tag).status());
    JsonNode facts = api.get(path).json().get("facts");
    String undo = edited.json().get("undo").toString().replaceFirst("\\{", "{\"by\":\"kim\",");
    assertEquals(200, patch(path, undo, edited.header("ETag")).status());
    JsonNode after = api.get(path).json();
    assertEquals(before, after.at("/item/title").asText());
    assertTrue(after.at("/item/superseded_by").isMissingNode());
    assertEquals(facts.size(), after.get("facts").size(), "an edit states no facts");
    JsonNode repairs = api.get(path + "/repairs").json().get("repairs");
    assertEquals(2, repairs.size());
    assertEquals("kim", repairs.at("/0/by").asText());
    assertEquals(422, patch(path, "{\"title\":\"x\"}", after(path)).status(), "nobody did it");
    assertEquals(422, patch(path, BY.formatted(",\"id\":\"x\""), after(path)).status());
  }

  private String after(String path) {
    return api.get(path).header("ETag");
  }

  private Answer patch(String path, String body, @org.jspecify.annotations.Nullable String tag) {
    Map<String, String> headers = new java.util.HashMap<>();
    headers.put("Content-Type", "application/merge-patch+json");
    if (tag != null) {
      headers.put("If-Match", tag);
    }
    return api.send("PATCH", path, body.getBytes(java.nio.charset.StandardCharsets.UTF_8), headers);
  }

  @Test
  void aConfirmedFactIsFreshAndItsSourceStillRules() {
    String path = "/v1/items/hafenfall";
    JsonNode fact = the(api.get(path).json().get("facts"), "type", "availability");
    service.clock().set(TestService.NOW.plus(Duration.ofDays(2)));
    String what = ",\"product\":\"" + fact.get("product").asText() + "\",\"type\":\"availability\"";
    Answer confirmed = api.post(path + "/confirmations", BY.formatted(what));
    assertEquals("confirmed", confirmed.json().get("outcome").asText(), confirmed.text());
    for (JsonNode known : api.get(path).json().get("facts")) {
      if (known.get("type").asText().equals("availability")) {
        assertEquals("2026-11-24T09:00:00Z", known.get("confirmed_at").asText());
        assertEquals(fact.get("order"), known.get("order"), "the source's next one counts");
      }
    }
    assertEquals(
        404, api.post(path + "/confirmations", BY.formatted(",\"type\":\"category\"")).status());
  }

  @Test
  void anIncidentIsMovedByPeople() {
    api.put("/v1/sources/shop", SHOP);
    api.post("/v1/sources/shop/deliveries", "{}");
    service.clock().set(TestService.NOW.plus(Duration.ofDays(30)));
    service.settle();
    JsonNode incident =
        the(
            api.get("/v1/governance/incidents?state=open").json().get("incidents"),
            "source",
            "shop");
    assertEquals("source_down", incident.get("code").asText());
    String path = "/v1/governance/incidents/" + incident.get("id") + "/actions";
    assertEquals(422, api.post(path, BY.formatted(",\"action\":\"assign\"")).status());
    Answer assigned = api.post(path, BY.formatted(",\"action\":\"assign\",\"desk\":\"desk-it\""));
    assertEquals("assigned", assigned.json().get("state").asText());
    assertEquals("desk-it", assigned.json().get("owner").asText());
    assertEquals(409, api.post(path, BY.formatted(",\"action\":\"acknowledge\"")).status());
    api.post("/v1/sources/shop/deliveries", "{}");
    service.settle();
    assertTrue(
        api.get("/v1/governance/incidents").json().findValuesAsText("source").stream()
            .noneMatch("shop"::equals),
        "it went by itself");
    assertEquals(
        404,
        api.post("/v1/governance/incidents/99/actions", BY.formatted(",\"action\":\"resolve\""))
            .status());
  }

  @Test
  void theReportIsRankedByWhatIsRecommended() {
    api.put("/v1/imprints/abendbogen", "{\"name\":\"Abendbogen\",\"legal_entity\":\"A GmbH\"}");
    String desk =
        """
        {"schema":"colophon-desk/1","id":"desk-abendbogen","name":"Desk","imprint":"abendbogen"}
        """;
    api.send(
        "POST",
        "/v1/items:batch",
        (desk + Troubles.LINES).getBytes(java.nio.charset.StandardCharsets.UTF_8),
        Map.of("Content-Type", "application/x-ndjson"));
    service.setShown("t-expired", 7);
    service.setShown("t-withheld", 90);
    JsonNode report = api.get("/v1/governance/report?entries=1").json();
    assertEquals("withheld", report.at("/groups/0/code").asText());
    assertEquals(90, report.at("/groups/0/shown").asInt());
    assertEquals("expired", report.at("/groups/1/code").asText());
    JsonNode later = group("not_yet_live");
    assertEquals(
        "2026-11-23T07:59:58Z",
        later.get("next_change_at").asText(),
        "from then on it would be shown with its date");
    JsonNode gone = api.get("/v1/governance/report?desk=desk-gone").json();
    assertEquals(1, gone.get("items").asInt());
    assertEquals(422, api.get("/v1/governance/report?purpose=fun").status());
    assertEquals(422, api.get("/v1/governance/spread?entity=nothing").status());
    assertEquals(404, api.get("/v1/governance/spread?entity=event:never").status());
  }
}
