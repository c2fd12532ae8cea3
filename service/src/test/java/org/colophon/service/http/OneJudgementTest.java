package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

/// What readers get for a segment and beside an item is what the desk says of the same items.
class OneJudgementTest {
  private static final SettableClock CLOCK = new SettableClock(TestService.NOW);
  private static final double THRESHOLD = 0.5;
  private static final double FLOOR = 0.3;

  @TempDir private static Path directory;
  private static Application application;
  private static CatchUpThread follower;
  private static HttpServer server;
  private static ApiClient api;
  private static List<String> items;
  private static List<String> segments;

  @BeforeAll
  static void start() {
    DemoCatalog demo = DemoCatalog.laidAt(TestService.NOW);
    application =
        Application.open(
            Config.usual(directory),
            CountingModels::german,
            CLOCK,
            stores -> {
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
    items = demo.items().stream().map(entry -> entry.item().id().value()).toList();
    segments = api.get("/v1/segments").json().get("segments").findValuesAsText("id");
  }

  @AfterAll
  static void stop() {
    api.close();
    server.close();
    follower.close();
    application.close();
  }

  private static JsonNode desk(String item) {
    ApiClient.Answer answer = api.get("/v1/items/" + item + "/suggestions");
    assertEquals(200, answer.status(), answer.text());
    return answer.json();
  }

  private static JsonNode list(String segment, int k) {
    ApiClient.Answer answer = api.get("/v1/segments/" + segment + "/recommendations?k=" + k);
    assertEquals(200, answer.status(), answer.text());
    return answer.json();
  }

  /// By segment the scores of the items that fit it and that readers may see.
  private static Map<String, Map<String, Double>> fitting(Map<String, JsonNode> desks) {
    Map<String, Map<String, Double>> fitting = new TreeMap<>();
    desks.forEach((item, desk) -> {
      boolean pass = desk.at("/verdict/decision").asText().equals("pass");
      for (JsonNode segment : desk.get("segments")) {
        if (pass && segment.get("score").asDouble() >= THRESHOLD) {
          fitting
              .computeIfAbsent(segment.get("id").asText(), _ -> new TreeMap<>())
              .put(item, segment.get("score").asDouble());
        }
      }
    });
    return fitting;
  }

  private static Map<String, Double> scores(JsonNode list) {
    Map<String, Double> scores = new LinkedHashMap<>();
    list.get("items")
        .forEach(item -> scores.put(item.get("id").asText(), item.get("score").asDouble()));
    return scores;
  }

  @Test
  void aSegmentsListHasWhatTheDeskSaysFits() {
    Map<String, JsonNode> desks = new TreeMap<>();
    items.forEach(item -> desks.put(item, desk(item)));
    Map<String, Map<String, Double>> fitting = fitting(desks);
    int places = 0;
    for (String segment : segments) {
      JsonNode list = list(segment, 100);
      if (!list.get("fallbacks").isEmpty()) {
        continue;
      }
      Map<String, Double> shown = scores(list);
      places += shown.size();
      Map<String, Double> desk = fitting.getOrDefault(segment, Map.of());
      shown.forEach((item, score) -> assertEquals(desk.get(item), score, segment + " " + item));
      Set<String> missing = new TreeSet<>(desk.keySet());
      missing.removeAll(shown.keySet());
      assertEquals(Set.of(), missing, segment);
      List<Double> ranked = new ArrayList<>(shown.values());
      ranked.sort((a, b) -> Double.compare(b, a));
      assertEquals(ranked, List.copyOf(shown.values()), segment);
      assertEquals("NO_MORE_FIT", list.at("/end/code").asText(), segment);
      if (shown.size() > 1) {
        JsonNode first = list(segment, 1);
        assertFalse(first.has("end"), segment);
        assertEquals(List.copyOf(shown.keySet()).getFirst(), first.at("/items/0/id").asText());
      }
    }
    assertTrue(places > 20, "places " + places);
  }

  @Test
  void whatAnEditorAnswersCountsAtOnce() {
    String segment =
        segments.stream().filter(id -> scores(list(id, 100)).size() > 2).findFirst().orElseThrow();
    Map<String, Double> before = scores(list(segment, 100));
    String rejected = List.copyOf(before.keySet()).getFirst();
    String accepted =
        items.stream()
            .filter(item -> desk(item).at("/verdict/decision").asText().equals("pass"))
            .filter(item -> !before.containsKey(item))
            .filter(item -> deskScore(item, segment) > 0)
            .findFirst()
            .orElseThrow();
    decide(rejected, segment, "rejected");
    decide(accepted, segment, "accepted");
    JsonNode list = list(segment, 100);
    assertFalse(scores(list).containsKey(rejected));
    assertEquals(accepted, list.at("/items/0/id").asText());
    assertEquals("targeted", list.at("/items/0/why").asText());
    assertEquals(deskScore(accepted, segment), list.at("/items/0/score").asDouble());
    String personal =
        """
        {"segment":"%s","k":50,"consent":{"profiling":true},
         "signals":[{"event":"Content Viewed","properties":{"item_id":"%s"}}]}
        """
            .formatted(segment, List.copyOf(before.keySet()).get(1));
    JsonNode forReader = api.post("/v1/recommendations", personal).json();
    assertEquals("[\"segment\",\"signals\"]", forReader.get("basis").toString());
    assertTrue(scores(forReader).size() > 5, forReader.toString());
    assertFalse(scores(forReader).containsKey(rejected));
    decide(rejected, segment, "revoked");
    decide(accepted, segment, "revoked");
    assertEquals(before, scores(list(segment, 100)));
  }

  private static void decide(String item, String segment, String answer) {
    ApiClient.Answer made =
        api.post(
            "/v1/items/" + item + "/decisions",
            "{\"kind\":\"segment\",\"value\":\"%s\",\"answer\":\"%s\",\"by\":\"kim\"}"
                .formatted(segment, answer));
    assertEquals(201, made.status(), made.text());
  }

  /// As the desk shows it among the segments that fit or fit less; 0 where it shows none.
  private static double deskScore(String item, String segment) {
    JsonNode desk = desk(item);
    for (String part : List.of("segments", "more_segments")) {
      for (JsonNode one : desk.get(part)) {
        if (one.get("id").asText().equals(segment)) {
          return one.get("score").asDouble();
        }
      }
    }
    return 0;
  }

  @Test
  void whatStandsBesideAnItemIsWhatTheDeskSuggests() {
    Set<String> ended = new HashSet<>();
    for (String item : items) {
      JsonNode list = api.get("/v1/items/" + item + "/related?k=6").json();
      Map<String, Double> desk = new LinkedHashMap<>();
      desk(item)
          .get("related")
          .forEach(title -> desk.put(title.get("id").asText(), title.get("score").asDouble()));
      assertEquals(desk, scores(list), item);
      assertEquals(List.copyOf(desk.keySet()), List.copyOf(scores(list).keySet()), item);
      assertEquals(desk.size() < 6, list.has("end"), item);
      scores(list).values().forEach(score -> assertTrue(score >= FLOOR, item));
      ended.add(list.at("/end/code").asText());
    }
    assertTrue(ended.contains("NO_MORE_RELATED"), ended.toString());
  }
}
