package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.service.app.Application;
import org.colophon.service.app.CatchUpThread;
import org.colophon.service.app.Endpoints;
import org.colophon.service.config.Config;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.demo.SimulatedFeed;
import org.colophon.service.testing.CountingModels;
import org.colophon.service.testing.TestService;
import org.colophon.service.web.Pages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists for readers over the demo catalogue on a real data directory.
class ReaderListsApiTest {
  private static final String SEGMENT = "seg-kuestenkrimi-wochenende";
  private static final SettableClock CLOCK = new SettableClock(TestService.NOW);

  @TempDir private static Path directory;
  private static Application application;
  private static CatchUpThread follower;
  private static HttpServer server;
  private static ApiClient api;

  @BeforeAll
  static void start() {
    application =
        Application.open(
            Config.usual(directory),
            CountingModels::german,
            CLOCK,
            stores -> {
              DemoCatalog demo = DemoCatalog.laidAt(TestService.NOW);
              demo.loadInto(stores.catalog(), stores.audiences());
              try (SimulatedFeed feed = new SimulatedFeed(stores.catalog(), demo, CLOCK)) {
                feed.deliver();
              }
            });
    application.catchUp();
    follower = new CatchUpThread(() -> {});
    server =
        Endpoints.serve(
            HttpServer.Settings.local(0), application.backend(follower, null), Pages.routes());
    api = new ApiClient("http://127.0.0.1:" + server.port());
  }

  @AfterAll
  static void stop() {
    api.close();
    server.close();
    follower.close();
    application.close();
  }

  private static JsonNode ask(String body) {
    ApiClient.Answer answer = api.post("/v1/recommendations", body);
    assertEquals(200, answer.status(), answer.text());
    assertEquals("no-store", answer.header("Cache-Control"));
    return answer.json();
  }

  private static List<String> ids(JsonNode list) {
    List<String> ids = new ArrayList<>();
    list.get("items").forEach(item -> ids.add(item.get("id").asText()));
    return ids;
  }

  private static String codes(JsonNode list) {
    List<String> codes = new ArrayList<>();
    list.get("fallbacks").forEach(fallback -> codes.add(fallback.get("code").asText()));
    return String.join(" ", codes);
  }

  private static String viewed(String item, boolean agreed) {
    return """
    {"signals":[{"event":"Content Viewed","properties":{"item_id":"%s"}}],
     "consent":{"profiling":%s},"context":{"language":"de"},"k":5}\
    """
        .formatted(item, agreed);
  }

  @Test
  void whatAReaderDidLatelyFindsWhatIsLikeItWithoutItself() {
    JsonNode list = ask(viewed("nebelkai", true));
    assertEquals("[\"signals\"]", list.get("basis").toString());
    assertEquals("", codes(list));
    assertEquals(5, ids(list).size());
    assertFalse(ids(list).contains("nebelkai"));
    assertFalse(list.has("segment"));
    list.get("items").forEach(item -> assertEquals("de", item.get("language").asText()));
  }

  @Test
  void signalsWithoutConsentGiveAGenericListThatSaysSo() {
    JsonNode generic = ask("{\"context\":{\"language\":\"de\"},\"k\":5}");
    assertEquals("[\"generic\"]", generic.get("basis").toString());
    assertEquals(5, ids(generic).size());
    String first = ids(generic).getFirst();
    JsonNode list = ask(viewed(first, false));
    assertEquals("[\"generic\"]", list.get("basis").toString());
    assertEquals("CONSENT_MISSING", codes(list));
    assertEquals(ids(generic), ids(list));
    JsonNode unseen =
        ask("{\"context\":{\"language\":\"de\"},\"k\":5,\"seen\":[\"" + first + "\"]}");
    assertFalse(ids(unseen).contains(first));
    assertEquals(5, ids(unseen).size());
  }

  @Test
  void staleSignalsGiveAGenericListThatSaysSo() {
    JsonNode list =
        ask(
            """
            {"signals":[{"event":"Content Viewed","properties":{"item_id":"nebelkai"},
              "timestamp":"2020-01-01T00:00:00Z"}],"consent":{"profiling":true}}\
            """);
    assertEquals("[\"generic\"]", list.get("basis").toString());
    assertEquals("SIGNAL_EXPIRED", codes(list));
  }

  @Test
  void buyingAnyFormatOfAWorkIsHavingIt() {
    List<String> before = ids(ask("{\"segment\":\"" + SEGMENT + "\",\"k\":10}"));
    JsonNode bought = api.get("/v1/segments/" + SEGMENT + "/recommendations?k=10").json();
    String product = "";
    String item = "";
    for (JsonNode entry : bought.get("items")) {
      if (entry.has("offer")) {
        product = entry.at("/offer/product").asText();
        item = entry.get("id").asText();
      }
    }
    assertTrue(before.contains(item), item);
    JsonNode list =
        ask(
            """
            {"segment":"%s","signals":[{"event":"Purchased","properties":{"product_id":"%s"}}],
             "consent":{"profiling":true},"k":10}\
            """
                .formatted(SEGMENT, product));
    assertEquals("[\"segment\",\"signals\"]", list.get("basis").toString());
    assertFalse(ids(list).contains(item));
  }

  @Test
  void aSegmentThatMayNotBeUsedGivesAGenericListWithTheReason() {
    String segment =
        """
        {"imprint":"nordufer","name":"N","language":"de","description":"Leser von Krimis.",
         "owner":"desk-nordufer","state":"%s","check_due_at":"%s"%s}\
        """;
    put("s-retired", segment.formatted("retired", "2027-01-01", ""));
    put("s-due", segment.formatted("active", "2026-10-01", ""));
    put(
        "s-small",
        segment.formatted(
            "active", "2027-01-01", ",\"size\":7,\"size_as_of\":\"2026-11-22T00:00:00Z\""));
    put("s-faith", segment.formatted("active", "2027-01-01", ",\"sensitive\":[\"religion\"]"));
    put(
        "s-swiss",
        segment.formatted("active", "2027-01-01", ",\"rules\":{\"territories\":[\"CH\"]}"));
    application.catchUp();
    assertEquals("SEGMENT_RETIRED", reason("s-retired"));
    assertEquals("SEGMENT_CHECK_OVERDUE", reason("s-due"));
    assertEquals("SEGMENT_TOO_SMALL", reason("s-small"));
    assertEquals("SEGMENT_SENSITIVE", reason("s-faith"));
    assertEquals("SEGMENT_NOT_HERE", reason("s-swiss"));
    assertEquals("SEGMENT_UNKNOWN", reason("s-nobody"));
    put(
        "s-faith",
        segment.formatted(
            "active",
            "2027-01-01",
            ",\"sensitive\":[\"religion\"],\"sensitive_released_by\":\"desk-nordufer\""));
    assertEquals("", reason("s-faith"), "released by a desk");
    put("s-faith", segment.replace("Krimis", "Reisen").formatted("active", "2027-01-01", ""));
    assertEquals("SEGMENT_CHANGED", reason("s-faith"), "its vectors are not yet made");
    assertEquals(
        "SEGMENT_RETIRED",
        codes(api.get("/v1/segments/s-retired/recommendations").json()),
        "the other route says it too");
  }

  private static void put(String id, String segment) {
    ApiClient.Answer answer = api.put("/v1/segments/" + id, segment);
    assertTrue(answer.status() < 300, answer.text());
  }

  private static String reason(String segment) {
    JsonNode list = ask("{\"segment\":\"" + segment + "\"}");
    assertTrue(codes(list).isEmpty() || list.get("basis").toString().equals("[\"generic\"]"));
    return codes(list);
  }

  @Test
  void ofOneAuthorTwoComeBeforeOthers() {
    JsonNode list = ask("{\"segment\":\"" + SEGMENT + "\",\"k\":8}");
    List<String> authors = new ArrayList<>();
    list.get("items")
        .forEach(i -> authors.add(i.at("/contributors/0/name").asText(i.get("id").asText())));
    for (String author : new HashSet<>(authors)) {
      assertTrue(authors.stream().filter(author::equals).count() <= 2, authors.toString());
    }
  }

  @Test
  void pinsBoostsAndExclusionsHoldForTheirTimeAndTheGateStillDecides() {
    String question = "{\"segment\":\"" + SEGMENT + "\",\"k\":6}";
    List<String> before = ids(ask(question));
    String last = before.getLast();
    rule("r-exclude", "exclude", "item:" + before.getFirst(), "");
    rule("r-pin", "pin", "item:" + last, ",\"place\":1");
    rule("r-pin-held", "pin", "item:no-such-item", ",\"place\":2");
    List<String> during = ids(ask(question));
    assertEquals(last, during.getFirst());
    assertFalse(during.contains(before.getFirst()));
    assertFalse(during.contains("no-such-item"));
    api.delete("/v1/list-rules/r-pin");
    rule("r-boost", "boost", "item:" + last, ",\"factor\":10");
    assertEquals(last, ids(ask(question)).getFirst());
    assertEquals(3, api.get("/v1/list-rules").json().get("rules").size());
    for (String id : List.of("r-exclude", "r-pin-held", "r-boost")) {
      assertEquals(200, api.delete("/v1/list-rules/" + id).status());
    }
    assertEquals(404, api.delete("/v1/list-rules/r-boost").status());
    assertEquals(before, ids(ask(question)));
  }

  private static void rule(String id, String kind, String about, String more) {
    ApiClient.Answer answer =
        api.put(
            "/v1/list-rules/" + id,
            """
            {"kind":"%s","about":"%s","owner":"desk-nordufer","reason":"a campaign",
             "from":"2026-11-22T08:00:00Z","until":"2026-11-23T08:00:00Z"%s}\
            """
                .formatted(kind, about, more));
    assertEquals(201, answer.status(), answer.text());
  }

  @Test
  void aRuleThatEndedAndOneOfAnotherSegmentDoNothing() {
    String question = "{\"segment\":\"" + SEGMENT + "\",\"k\":6}";
    List<String> before = ids(ask(question));
    String rule =
        """
        {"kind":"exclude","about":"item:%s","owner":"desk-nordufer","reason":"r",
         "from":"2026-11-01T00:00:00Z","until":"%s","segment":"%s"}\
        """;
    String first = before.getFirst();
    api.put("/v1/list-rules/r-ended", rule.formatted(first, "2026-11-22T09:00:00Z", SEGMENT));
    api.put("/v1/list-rules/r-other", rule.formatted(first, "2026-12-22T09:00:00Z", "seg-x"));
    assertEquals(before, ids(ask(question)));
    assertEquals(200, api.delete("/v1/list-rules/r-ended").status());
    assertEquals(200, api.delete("/v1/list-rules/r-other").status());
  }

  @Test
  void aRuleNeedsAnOwnerAndAnEnd() {
    String rule =
        "{\"kind\":\"exclude\",\"about\":\"item:a\",\"owner\":\"%s\",\"reason\":\"r\",\"until\":\"%s\"}";
    assertEquals(404, api.put("/v1/list-rules/x", rule.formatted("nobody", "2026-12-01")).status());
    String empty =
        """
        {"schema":"colophon-desk/1","id":"desk-empty","name":"Empty","imprint":"nordufer"}
        """;
    api.send(
        "POST",
        "/v1/items:batch",
        empty.getBytes(StandardCharsets.UTF_8),
        Map.of("Content-Type", "application/x-ndjson"));
    ApiClient.Answer unanswered =
        api.put("/v1/list-rules/x", rule.formatted("desk-empty", "2026-12-01"));
    assertEquals("desk_unknown", unanswered.json().path("code").asText(), unanswered.text());
    assertEquals(
        422, api.put("/v1/list-rules/x", rule.formatted("desk-nordufer", "2029-12-01")).status());
    assertEquals(
        422, api.put("/v1/list-rules/x", rule.formatted("desk-nordufer", "2026-01-01")).status());
    assertEquals(
        422,
        api.put(
                "/v1/list-rules/x",
                rule.formatted("desk-nordufer", "2026-12-01").replace("item:a", "author:a"))
            .status());
  }

  @Test
  void shownAndClickedComeBackAndCountOnce() {
    JsonNode list = ask("{\"segment\":\"" + SEGMENT + "\",\"k\":3}");
    String response = list.get("response_id").asText();
    String body =
        """
        {"response_id":"%s","shown":["%s","%s"],"clicked":["%s"]}\
        """
            .formatted(response, ids(list).get(0), ids(list).get(1), ids(list).get(1));
    assertEquals("{\"kept\":3,\"known\":0}", api.post("/v1/feedback", body).text());
    assertEquals("{\"kept\":0,\"known\":3}", api.post("/v1/feedback", body).text());
    String track =
        """
        {"type":"track","messageId":"fb-1","userId":"p-1","event":"Recommendation Clicked",
         "properties":{"response_id":"%s","item_id":"%s"}}\
        """
            .formatted(response, ids(list).get(0));
    assertEquals("kept", api.post("/v1/signals", track).json().at("/results/0/outcome").asText());
    assertEquals(4, application.stores().people().of(response).size());
    assertEquals(
        422, api.post("/v1/feedback", body.replace(ids(list).get(0), "flut-nie")).status());
    assertEquals(404, api.post("/v1/feedback", body.replace(response, "r-zzzz")).status());
  }

  @Test
  void nothingOfAnAnonymousReaderIsWritten() throws IOException {
    String marker = "zz-anonymous-marker";
    ask(
        """
        {"segment":"%s","signals":[
          {"event":"Followed","properties":{"topic":"thema:%s"}},
          {"event":"Content Viewed","properties":{"item_id":"%s-item"}}],
         "seen":["%s-seen"],"consent":{"profiling":true}}\
        """
            .formatted(SEGMENT, marker, marker, marker));
    application.catchUp();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains(marker), file.toString());
      }
    }
  }

  @Test
  void whoTheReaderIsCannotBeSaid() {
    ApiClient.Answer answer = api.post("/v1/recommendations", "{\"userId\":\"p-1\"}");
    assertEquals(422, answer.status());
    assertEquals("/userId", answer.json().get("field").asText());
  }
}
