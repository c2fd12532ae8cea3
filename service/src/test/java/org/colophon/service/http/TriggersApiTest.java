package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.service.app.Application;
import org.colophon.service.app.CatchUpThread;
import org.colophon.service.app.Endpoints;
import org.colophon.service.config.Config;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.http.ApiClient.Answer;
import org.colophon.service.testing.CountingModels;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Notifications over a real data directory: what happens to items, and who is told.
class TriggersApiTest {
  private static final String READER = "r-1";

  private final SettableClock clock = new SettableClock(TestService.NOW);
  @TempDir private Path directory = Path.of(".");
  private Application application;
  private CatchUpThread follower;
  private HttpServer server;
  private ApiClient api;

  @BeforeEach
  void start() {
    application =
        Application.open(
            Config.usual(directory),
            CountingModels::german,
            clock,
            stores ->
                DemoCatalog.laidAt(TestService.NOW).loadInto(stores.catalog(), stores.audiences()));
    application.catchUp();
    follower = new CatchUpThread(() -> {}); // the test looks itself
    server =
        Endpoints.serve(
            HttpServer.Settings.local(0), application.backend(follower, null), List.of());
    api = new ApiClient("http://127.0.0.1:" + server.port());
    say(
        "\"type\":\"identify\",\"traits\":{\"segments\":[\"seg-kuestenkrimi-wochenende\"]},"
            + "\"context\":{\"consent\":{\"legalEntity\":\"Lindenhof Buchverlage GmbH\","
            + "\"source\":\"crm\",\"categoryPreferences\":{\"profiling\":true,\"newsletter\":true}}}");
  }

  @AfterEach
  void stop() {
    api.close();
    server.close();
    follower.close();
    application.close();
  }

  private int said;

  private void say(String fields) {
    said++;
    Answer answer =
        api.post(
            "/v1/signals",
            "{\"messageId\":\"m-%d\",\"userId\":\"%s\",%s}".formatted(said, READER, fields));
    assertEquals("kept", answer.json().at("/results/0/outcome").asText(), answer.text());
  }

  private void track(String event, String property, String id) {
    say(
        "\"type\":\"track\",\"event\":\"%s\",\"properties\":{\"%s\":\"%s\"}"
            .formatted(event, property, id));
  }

  private void trigger(String kind, String more) {
    Answer answer =
        api.put(
            "/v1/triggers/" + kind.replace('_', '-'),
            """
            {"owner":"desk-nordufer","reason":"r","imprint":"nordufer","kind":"%s","channel":"%s"%s}
            """
                .formatted(kind, channel(kind), more));
    assertEquals(200, answer.status(), answer.text());
  }

  private static String channel(String kind) {
    return kind.replace('_', '-');
  }

  private void item(String id, String more) {
    Answer answer =
        api.put(
            "/v1/items/" + id,
            """
            {"source":"editorial","source_key":"%1$s","imprint":"nordufer","desk":"desk-nordufer",
             "content_type":"book","language":"de","title":"Neues vom Kai %1$s","text":"Am Kai liegt ein Boot, das keiner kennt, und im Watt wartet jemand auf die Flut.",
             "canonical_url":"https://nordufer.example/%1$s","lifecycle":{"state":"published","published_at":"2026-11-20"},
             "products":[{"id":"%1$s-p","form":"paperback","trade_state":"active","availability":"20"}],
             "contributors":[{"id":"c-marit-janssen","name":"Marit Janssen","role":"author"}]%2$s}
            """
                .formatted(id, more));
    assertTrue(answer.status() < 300, answer.text());
  }

  private void fact(String fact) {
    Answer answer = api.post("/v1/facts", "{\"source\":\"trade-feed\",\"facts\":[" + fact + "]}");
    assertEquals(200, answer.status(), answer.text());
  }

  private void follow() {
    clock.advance(Duration.ofMinutes(11));
    application.catchUp();
  }

  private List<String> told(String kind) {
    JsonNode claimed =
        api.post("/v1/outbox:claim", "{\"channel\":\"" + channel(kind) + "\"}").json();
    return claimed.get("messages").isEmpty()
        ? List.of()
        : List.of(
            claimed.at("/messages/0/person").asText(),
            claimed.at("/content/items/0/item").asText());
  }

  @Test
  void whatHappensWhileATriggerIsPausedIsToldToNobody() {
    track("Author Followed", "contributor_id", "c-marit-janssen");
    trigger("new_title", "");
    follow();
    assertEquals(200, api.post("/v1/triggers/new-title/pause", "{}").status());
    item("kai-still", "");
    follow();
    assertEquals(200, api.post("/v1/triggers/new-title/resume", "{}").status());
    follow();
    assertEquals(List.of(), told("new_title"));
    item("kai-laut", "");
    follow();
    assertEquals(List.of(READER, "kai-laut"), told("new_title"));
  }

  @Test
  void aNewTitleIsToldToThoseWhoFollowItsAuthorOrSeriesOnce() {
    track("Author Followed", "contributor_id", "c-marit-janssen");
    track("Series Followed", "series_id", "ser-kai");
    trigger("new_title", "");
    trigger("series_continues", "");
    follow();
    assertEquals(List.of(), told("new_title"));
    batch(
        "{\"schema\":\"colophon-series/1\",\"id\":\"ser-kai\",\"name\":\"Kai\",\"imprint\":\"nordufer\"}");
    item("kai-neu", ",\"series\":{\"id\":\"ser-kai\"}");
    follow();
    assertEquals(List.of(READER, "kai-neu"), told("new_title"));
    assertEquals(List.of(READER, "kai-neu"), told("series_continues"));
    int campaigns = api.get("/v1/campaigns").json().get("campaigns").size();
    item("kai-neu", ",\"series\":{\"id\":\"ser-kai\"},\"subtitle\":\"Roman\"");
    follow();
    assertEquals(campaigns, api.get("/v1/campaigns").json().get("campaigns").size());
  }

  private void batch(String lines) {
    Answer answer =
        api.send(
            "POST",
            "/v1/items:batch",
            lines.getBytes(StandardCharsets.UTF_8),
            Map.of("Content-Type", "application/x-ndjson"));
    assertEquals(200, answer.status(), answer.text());
  }

  @Test
  void aTitleThatIsNotAnnouncedYetIsToldWhenItIs() {
    track("Author Followed", "contributor_id", "c-marit-janssen");
    trigger("new_title", "");
    follow();
    item("kai-neu", ",\"embargo_until\":\"2026-11-23T09:00:00Z\"");
    follow();
    assertEquals(List.of(), told("new_title"));
    clock.set(TestService.NOW.plus(Duration.ofHours(25)));
    follow();
    assertEquals(List.of(READER, "kai-neu"), told("new_title"));
  }

  @Test
  void aBookmarkedTitleThatIsAvailableOrCheaperIsTold() {
    item("wunsch", "");
    track("Bookmarked", "item_id", "wunsch");
    trigger("wish_available", "");
    trigger("wish_cheaper", "");
    fact(price("20.00"));
    fact("{\"product\":\"wunsch-p\",\"type\":\"availability\",\"value\":\"31\"}");
    follow();
    clock.advance(Duration.ofMinutes(1));
    fact("{\"product\":\"wunsch-p\",\"type\":\"availability\",\"value\":\"20\"}");
    follow();
    assertEquals(List.of(READER, "wunsch"), told("wish_available"));
    assertEquals(List.of(), told("wish_cheaper"));
    fact(price("22.00"));
    follow();
    assertEquals(List.of(), told("wish_cheaper"));
    fact(price("18.00"));
    follow();
    assertEquals(List.of(READER, "wunsch"), told("wish_cheaper"));
  }

  @Test
  void aTitleWhoseAvailabilityWasUnknownMeanwhileIsNotToldAsAvailable() {
    item("wunsch", "");
    track("Bookmarked", "item_id", "wunsch");
    trigger("wish_available", "");
    follow();
    String hold =
        "{\"id\":\"stop\",\"reason\":\"r\",\"by\":\"legal\",\"scope\":{\"items\":[\"wunsch\"]}}";
    assertEquals(201, api.post("/v1/holds", hold).status());
    follow();
    assertEquals(200, api.delete("/v1/holds/stop").status());
    follow();
    assertEquals(List.of(), told("wish_available"));
  }

  private static String price(String amount) {
    return "{\"product\":\"wunsch-p\",\"type\":\"price\",\"qualifier\":\"DE\",\"value\":{\"amount\":\""
        + amount
        + "\",\"currency\":\"EUR\"}}";
  }

  @Test
  void anEventNearTheReadersRegionIsTold() {
    track("Author Followed", "contributor_id", "c-marit-janssen");
    trigger("event_near", ",\"town\":\"Kiel\",\"segment\":\"seg-kuestenkrimi-wochenende\"");
    follow();
    batch(event("lesung-kiel", "Kiel, Hafenhaus") + "\n" + event("lesung-wien", "Wien"));
    item("lesung", ",\"events\":[\"lesung-wien\"]");
    follow();
    assertEquals(List.of(), told("event_near"));
    item("lesung", ",\"events\":[\"lesung-wien\",\"lesung-kiel\"]");
    follow();
    assertEquals(List.of(READER, "lesung"), told("event_near"));
  }

  private static String event(String id, String place) {
    return """
    {"schema":"colophon-event/1","id":"%s","kind":"reading","name":"Lesung","place":"%s","from":"2026-12-01T18:00:00Z","until":"2026-12-01T20:00:00Z","status":"scheduled","contributors":["c-marit-janssen"]}\
    """
        .formatted(id, place);
  }

  @Test
  void triggersAreListedRefusedAndDeleted() {
    trigger("new_title", ",\"hours\":5");
    JsonNode all = api.get("/v1/triggers").json().get("triggers");
    assertEquals(5, all.at("/0/hours").asInt(), all.toString());
    String near =
        "{\"owner\":\"desk-nordufer\",\"reason\":\"r\",\"imprint\":\"nordufer\",\"kind\":\"event_near\",\"channel\":\"mail\"}";
    assertEquals("/town", api.put("/v1/triggers/x", near).json().get("field").asText());
    String owner = near.replace("desk-nordufer", "none").replace("event_near", "new_title");
    String country = near.replace("event_near", "new_title").replace("}", ",\"territory\":\"de\"}");
    assertEquals("/territory", api.put("/v1/triggers/x", country).json().get("field").asText());
    assertEquals("/owner", api.put("/v1/triggers/x", owner).json().get("field").asText());
    assertEquals(200, api.delete("/v1/triggers/new-title").status());
    assertEquals(404, api.delete("/v1/triggers/new-title").status());
  }
}
