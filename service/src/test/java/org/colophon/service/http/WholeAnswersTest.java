package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every answer is JSON that says what it lacks, or a problem, whatever the clock does.
class WholeAnswersTest {
  private static final List<String> LISTS =
      List.of("/v1/segments/kuestenleser/recommendations?k=5", "/v1/items/hafenfall/related?k=5");

  private final AtomicReference<Duration> wrong = new AtomicReference<>(Duration.ZERO);
  private TestService service;
  private ApiClient api;

  @BeforeEach
  void start() {
    service = new TestService().withSettableClock(wrong::get).start(0, null);
    api = new ApiClient(service.address());
    api.load("catalogue.ndjson");
    assertEquals(200, api.get(LISTS.getFirst()).status()); // the clock is read once while right
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  @Test
  void underAClockThatWasSetListsAreEmptyAndSayWhy() {
    wrong.set(Duration.ofDays(400));
    for (String path : LISTS) {
      assertEmptyByTheClock(api.get(path));
    }
    assertEmptyByTheClock(api.post("/v1/recommendations", "{\"k\":3}"));
    wrong.set(Duration.ZERO);
    assertTrue(!api.get(LISTS.getFirst()).json().get("items").isEmpty());
  }

  private static void assertEmptyByTheClock(ApiClient.Answer answer) {
    assertEquals(200, answer.status());
    JsonNode list = answer.json();
    assertTrue(list.get("items").isEmpty(), answer.text());
    assertTrue(list.get("degraded").asBoolean(), answer.text());
    assertTrue(list.get("blocked").has("clock_untrusted"), answer.text());
    assertEquals("no-store", answer.header("Cache-Control"));
  }

  @Test
  void underAClockThatWasSetNothingIsCheckedForSending() {
    wrong.set(Duration.ofDays(-3));
    ApiClient.Answer answer =
        api.post("/v1/checks", "{\"items\":[\"flutnacht\"],\"purpose\":\"export\"}");
    assertEquals(503, answer.status());
    assertEquals("not_judged", answer.json().get("code").asText());
  }

  @Test
  void headIsAnsweredAsGetIs() {
    for (String path :
        List.of(
            "/v1/items/hafenfall",
            "/v1/items/nothing",
            "/v1/items/nothing/related",
            "/v1/segments/nothing",
            "/v1/segments/nothing/recommendations",
            "/v1/segments/kuestenleser/recommendations",
            "/v1/runs/none",
            "/v1/nothing",
            "/health/ready")) {
      ApiClient.Answer get = api.get(path);
      ApiClient.Answer head = api.send("HEAD", path, null, Map.of());
      assertEquals(get.status(), head.status(), path);
      assertEquals(get.header("Content-Type"), head.header("Content-Type"), path);
      assertEquals("", head.text());
    }
  }

  @Test
  void headShowsNothingAndIsNotWrittenDown() {
    int before = exposures();
    api.send("HEAD", LISTS.getFirst(), null, Map.of());
    assertEquals(before, exposures());
    api.get(LISTS.getFirst());
    assertEquals(before + 1, exposures());
  }

  private int exposures() {
    return service
        .ledger()
        .served(TestService.NOW.minusSeconds(60), TestService.NOW.plusSeconds(60), "", 1_000)
        .size();
  }
}
