package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.colophon.governance.VerdictId;
import org.colophon.service.http.ApiClient.Answer;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The main answers of the real server.
class ApiTest {
  private static final String LIST = "/v1/segments/kuestenleser/recommendations?k=5";
  private static final String ACCEPT =
      "{\"kind\":\"segment\",\"value\":\"kuestenleser\",\"answer\":\"accepted\",\"by\":\"ap\"}";

  private TestService service;
  private ApiClient api;

  @BeforeEach
  void start() {
    service = new TestService().start(0, null);
    api = new ApiClient(service.address());
    for (JsonNode line : api.load("catalogue.ndjson")) {
      assertFalse(line.has("problem"), line.toString());
    }
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  private List<String> listed() {
    List<String> ids = new ArrayList<>();
    api.get(LIST).json().get("items").forEach(item -> ids.add(item.get("id").asText()));
    return ids;
  }

  @Test
  void suggestsForADraft() {
    String text =
        "Menschen am Hafen lesen Kriminalromane. Die Sturmflut kam in der Nacht an die Küste.";
    Answer answer =
        api.post(
            "/v1/suggestions",
            """
            {"imprint": "kai", "desk": "desk-kai", "source": "cms", "content_type": "news",
             "canonical_url": "https://kai.example/neu", "title": "Nacht am Hafen", "text": "%s"}
            """
                .formatted(text));
    assertEquals(200, answer.status(), answer.text());
    assertEquals("no-store", answer.header("Cache-Control"));
    JsonNode body = answer.json();
    assertEquals("de", body.at("/language/code").asText());
    assertEquals("pass", body.at("/verdict/decision").asText(), body.get("verdict").toString());
    assertEquals("at_once", body.at("/accepting/listed").asText());
    assertEquals("2027-02-20T09:00:00Z", body.at("/accepting/until").asText());
    assertEquals("gardeners", body.at("/left_out/0/segment").asText());
    assertFalse(body.get("terms").isEmpty());
    assertFalse(body.get("related").isEmpty());
    assertQuotesAreOf(text, body);
  }

  @Test
  void suggestsForAStoredItemAndShowsItsText() {
    JsonNode body = api.get("/v1/items/rohtext/suggestions").json();
    assertEquals("rohtext", body.at("/item/id").asText());
    assertEquals("Rohtext", body.at("/item/title").asText());
    assertTrue(
        body.at("/verdict/reasons").findValuesAsText("code").contains("not_published"),
        body.get("verdict").toString());
    assertEquals("when_cleared", body.at("/accepting/listed").asText());
    assertQuotesAreOf(body.at("/item/text").asText(), body);
  }

  /// Every quotation is the text at its offsets.
  private static void assertQuotesAreOf(String text, JsonNode body) {
    List<JsonNode> quotes = body.findParents("quote");
    assertFalse(quotes.isEmpty());
    for (JsonNode quote : quotes) {
      assertEquals(
          text.substring(quote.get("start").asInt(), quote.get("end").asInt()),
          quote.get("quote").asText());
    }
  }

  @Test
  void recommendsClearedItemsOnlyAndSaysHowLong() throws IOException {
    Answer answer = api.get(LIST);
    assertEquals("public, max-age=60, must-revalidate", answer.header("Cache-Control"));
    assertEquals("max-age=60, must-revalidate", answer.header("CDN-Cache-Control"));
    ApiClient.assertGolden("recommendations.json", withoutVerdicts(answer.json()));
  }

  @Test
  void relatedItemsLeaveTheItemOut() throws IOException {
    ApiClient.assertGolden(
        "related.json", withoutVerdicts(api.get("/v1/items/hafenfall/related?k=3").json()));
  }

  /// Verdict ids name the engine, which is another one after each change of a rule.
  private static JsonNode withoutVerdicts(JsonNode list) {
    for (JsonNode item : list.get("items")) {
      String id = ((ObjectNode) item).remove("verdict_id").asText();
      assertEquals(item.get("id").asText(), VerdictId.parse(id).item().value());
    }
    return list;
  }

  @Test
  void anAcceptedSegmentBecomesATargetingAtOnceAndCanBeTakenBack() throws IOException {
    assertEquals("flutnacht", listed().getFirst());
    Answer accepted = api.post("/v1/items/hafenfall/decisions", ACCEPT);
    assertEquals(201, accepted.status(), accepted.text());
    assertEquals("hafenfall", listed().getFirst());
    assertEquals("targeted", api.get(LIST).json().at("/items/0/why").asText());
    Answer revoked =
        api.post("/v1/items/hafenfall/decisions", ACCEPT.replace("accepted", "revoked"));
    assertEquals(201, revoked.status());
    assertEquals("flutnacht", listed().getFirst());
    ApiClient.assertGolden("changes.json", api.get("/v1/changes?after=0").json());
    assertEquals(2, api.get("/v1/changes?after=2").json().get("next_after").asInt());
  }

  @Test
  void aRejectedSegmentIsNotProposedAgain() {
    assertEquals(1, segments("deichbericht"));
    api.post("/v1/items/deichbericht/decisions", ACCEPT.replace("accepted", "rejected"));
    assertEquals(0, segments("deichbericht"));
  }

  private int segments(String item) {
    JsonNode body = api.get("/v1/items/" + item + "/suggestions").json();
    return body.get("segments").size() + body.get("more_segments").size();
  }

  @Test
  void aNewPriceShowsInTheNextRequestAndAStaleOneIsLeftOut() {
    assertEquals("12.00", api.get(LIST).json().at("/items/0/offer/price/amount").asText());
    Answer facts =
        api.post(
            "/v1/facts",
            """
            {"source": "feed", "facts": [{"product": "flutnacht-pb", "type": "price", "qualifier": "DE",
              "value": {"amount": "14.00", "currency": "EUR"}}]}
            """);
    assertEquals("changed", facts.json().get("outcome").asText(), facts.text());
    assertEquals("14.00", api.get(LIST).json().at("/items/0/offer/price/amount").asText());
    service.clock().advance(Duration.ofDays(4));
    JsonNode first = api.get(LIST).json().at("/items/0");
    assertEquals("flutnacht", first.get("id").asText());
    assertFalse(first.get("offer").has("price"), first.toString());
    assertEquals("[\"availability\",\"price\"]", first.get("left_out").toString());
  }

  @Test
  void aHoldRemovesAnItemFromEveryListAtOnceAndLiftingItBringsItBack() {
    assertTrue(listed().contains("hafenfall"));
    Answer hold =
        api.post(
            "/v1/holds",
            "{\"id\":\"h1\",\"scope\":{\"items\":[\"hafenfall\"]},\"reason\":\"injunction\",\"by\":\"law\"}");
    assertEquals(201, hold.status(), hold.text());
    assertEquals("/v1/holds/h1", hold.header("Location"));
    assertFalse(listed().contains("hafenfall"));
    assertEquals(1, api.get(LIST).json().at("/blocked/on_hold").asInt());
    JsonNode verdict = api.get("/v1/items/hafenfall/governance").json();
    assertEquals("block", verdict.get("decision").asText());
    assertEquals("on_hold", verdict.at("/reasons/0/code").asText());
    assertEquals(1, api.get("/v1/holds").json().get("holds").size());
    assertEquals(200, api.delete("/v1/holds/h1").status());
    assertEquals(404, api.delete("/v1/holds/h1").status());
    assertTrue(listed().contains("hafenfall"));
  }

  @Test
  void aDeletedItemLeavesTheListsAndATombstone() {
    assertEquals(200, api.delete("/v1/items/hafenfall").status());
    assertFalse(listed().contains("hafenfall"));
    Answer gone = api.get("/v1/items/hafenfall");
    assertEquals(410, gone.status());
    assertEquals("item_deleted", gone.json().get("code").asText());
  }

  @Test
  void whatIsReadCanBePutAgainAndChangesNothing() {
    Answer read = api.get("/v1/items/hafenfall");
    Answer put = api.put("/v1/items/hafenfall", read.json().get("item").toString());
    assertEquals(200, put.status(), put.text());
    assertEquals("confirmed", put.json().get("outcome").asText());
    assertEquals(1, api.get("/v1/items/hafenfall").json().get("version").asInt());
  }

  @Test
  void anEditOfAnOldVersionIsRefused() {
    String etag = api.get("/v1/items/rohtext").header("ETag");
    String changed =
        "{\"source\":\"cms\",\"imprint\":\"kai\",\"content_type\":\"news\",\"title\":\"Neu\",\"text\":\"Ein Satz.\",\"lifecycle\":{\"state\":\"draft\"}}";
    assertEquals(200, api.put("/v1/items/rohtext", changed, "If-Match", etag).status());
    Answer late = api.put("/v1/items/rohtext", changed, "If-Match", etag);
    assertEquals(412, late.status());
    assertEquals("precondition_failed", late.json().get("code").asText());
    Answer taken = api.put("/v1/items/rohtext", changed, "If-None-Match", "*");
    assertEquals(412, taken.status());
    Answer fresh = api.put("/v1/items/ganz-neu", changed, "If-None-Match", "*");
    assertEquals(201, fresh.status(), fresh.text());
    assertEquals("/v1/items/ganz-neu", fresh.header("Location"));
  }

  @Test
  void anOlderStatementIsHistoryOnly() {
    JsonNode item = api.get("/v1/items/hafenfall").json().get("item");
    Answer older =
        api.put(
            "/v1/items/hafenfall",
            item.toString()
                .replace("\"Hafenfall\"", "\"Alt\"")
                .replaceFirst("\\{", "{\"order\":{\"epoch\":0,\"position\":0},"));
    assertEquals("older", older.json().get("outcome").asText(), older.text());
    assertEquals("Hafenfall", api.get("/v1/items/hafenfall").json().at("/item/title").asText());
  }

  @Test
  void aBadLineOfABatchDoesNotStopTheOthers() {
    List<JsonNode> lines = api.load("catalogue-with-bad-lines.ndjson");
    assertEquals("not_json", lines.get(0).at("/problem/code").asText());
    assertEquals("changed", lines.get(1).get("outcome").asText());
    assertEquals("/title", lines.get(2).at("/problem/field").asText());
    assertEquals("other_source", lines.get(3).at("/problem/code").asText());
    assertEquals("/source", lines.get(3).at("/problem/field").asText());
    assertEquals(List.of(1, 2, 3, 5), lines.stream().map(l -> l.get("line").asInt()).toList());
  }

  @Test
  void theQueueHoldsWhatNobodyDecidedAndIsReadByCursor() {
    assertEquals(List.of("deichbericht", "flutnacht"), queue("?limit=2"));
    String next = api.get("/v1/desks/desk-kai/queue?limit=2").json().get("next_after").asText();
    assertEquals(List.of("hafenfall", "rohtext"), queue("?limit=10&after=" + next));
    api.post("/v1/items/hafenfall/decisions", ACCEPT);
    assertEquals(List.of("deichbericht", "flutnacht", "rohtext"), queue(""));
    api.post("/v1/items/hafenfall/decisions", ACCEPT.replace("accepted", "revoked"));
    assertEquals(4, queue("").size());
  }

  private List<String> queue(String query) {
    List<String> ids = new ArrayList<>();
    api.get("/v1/desks/desk-kai/queue" + query)
        .json()
        .get("items")
        .forEach(item -> ids.add(item.get("id").asText()));
    return ids;
  }

  @Test
  void aCheckIsNoted() {
    Answer checked = api.post("/v1/items/hafenfall/checked", "{\"by\":\"ap\"}");
    assertEquals("changed", checked.json().get("outcome").asText(), checked.text());
    assertEquals(
        TestService.NOW.minusSeconds(2).toString(),
        api.get("/v1/items/hafenfall").json().at("/item/lifecycle/checked_at").asText());
  }

  @Test
  void segmentsAreKeptWithTheirVersion() {
    Answer read = api.get("/v1/segments/kuestenleser");
    assertEquals(1, read.json().get("version").asInt());
    String changed =
        read.json()
            .get("segment")
            .toString()
            .replace("\"negative\":[]", "\"negative\":[\"rohtext\"]");
    assertEquals(2, api.put("/v1/segments/kuestenleser", changed).json().get("version").asInt());
    JsonNode page = api.get("/v1/segments?limit=1").json();
    assertEquals("gardeners", page.at("/segments/0/segment/id").asText());
    JsonNode rest = api.get("/v1/segments?after=" + page.get("next_after").asText()).json();
    assertEquals("kuestenleser", rest.at("/segments/0/segment/id").asText());
    assertFalse(rest.has("next_after"));
  }

  @Test
  void everyWriteIsToldBeforeItsAnswer() {
    int before = service.writes();
    api.post("/v1/items/hafenfall/decisions", ACCEPT);
    api.post("/v1/items/hafenfall/checked", "{\"by\":\"ap\"}");
    api.delete("/v1/items/rohtext");
    assertEquals(before + 3, service.writes());
  }

  @Test
  void namesImprintsAndTheirDesks() {
    JsonNode imprint = api.get("/v1/imprints").json().at("/imprints/0");
    assertEquals("Kai Verlag", imprint.get("name").asText());
    assertEquals("desk-kai", imprint.at("/desks/0/id").asText());
  }
}
