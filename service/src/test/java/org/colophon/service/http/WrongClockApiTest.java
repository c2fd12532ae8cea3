package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.colophon.service.http.ApiClient.Answer;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is written while the machine's clock is wrong, and after it.
class WrongClockApiTest {
  private static final String HOLD =
      "{\"scope\":{\"items\":[\"hafenfall\"]},\"reason\":\"injunction\",\"by\":\"kim\"}";
  private static final String YEAR =
      "{\"source\":\"feed\",\"facts\":[{\"product\":\"hafenfall-hc\","
          + "\"type\":\"availability\",\"value\":\"20\"}]}";

  private final TestService service = new TestService();
  private Duration fault = Duration.ZERO;
  private ApiClient api;

  @BeforeEach
  void start() {
    service.withSettableClock(() -> fault);
    service.start(0, null);
    api = new ApiClient(service.address());
    api.load("catalogue.ndjson");
    isShown();
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  private boolean isShown() {
    return api.get("/v1/items/hafenfall/governance").json().get("decision").asText().equals("pass");
  }

  @Test
  void whatNeedsTheTimeIsRefusedWhileTheClockIsWrong() {
    fault = Duration.ofDays(365);
    for (Answer refused :
        List.of(
            api.post("/v1/facts", YEAR),
            api.post("/v1/sources/feed/deliveries", "{}"),
            api.post("/v1/sources/feed/heartbeats", "{}"),
            api.post("/v1/items/hafenfall/checked", "{\"by\":\"kim\"}"),
            api.delete("/v1/items/hafenfall"),
            api.post("/v1/signals", "{}"))) {
      assertEquals(503, refused.status(), refused.text());
      assertEquals("clock_untrusted", refused.json().get("code").asText());
    }
    fault = Duration.ZERO;
    assertEquals(200, api.post("/v1/facts", YEAR).status());
    assertTrue(isShown());
  }

  @Test
  void aHoldWorksWhileTheClockIsWrongAndAfterIt() {
    for (Duration wrong : List.of(Duration.ofDays(365), Duration.ofDays(-365))) {
      fault = wrong;
      Answer placed = api.post("/v1/holds", HOLD);
      assertEquals(201, placed.status(), placed.text());
      assertFalse(placed.json().has("from"), "it has always been in force");
      assertFalse(isShown());
      fault = Duration.ZERO;
      assertFalse(isShown(), "and when the clock is right again");
      assertEquals(200, api.delete(placed.header("Location")).status());
      assertTrue(isShown());
    }
  }

  /// A clock that was wrong when the service started is believed; what was written by it can be
  /// corrected once the service runs by the right one.
  @Test
  void whatWasWrittenByAWrongClockCanBeCorrected() {
    service.clock().set(TestService.NOW.plus(Duration.ofDays(365)));
    assertEquals(200, api.post("/v1/sources/feed/deliveries", "{}").status());
    assertEquals(200, api.post("/v1/facts", YEAR.replace("20", "43")).status());
    assertEquals(200, api.post("/v1/items/deichbericht/checked", "{\"by\":\"kim\"}").status());
    service.clock().set(TestService.NOW.plusSeconds(60));
    ApiClient restarted = restarted();
    assertEquals("changed", restarted.post("/v1/facts", YEAR).json().get("outcome").asText());
    Answer delivered = restarted.post("/v1/sources/feed/deliveries", "{}");
    assertEquals(200, delivered.status(), delivered.text());
    assertEquals("2026-11-22T09:01:00Z", delivered.json().at("/source/last_delivery_at").asText());
    Answer verdict = restarted.get("/v1/items/hafenfall/governance");
    assertEquals(
        Set.of(),
        verdict
            .json()
            .get("reasons")
            .valueStream()
            .map(reason -> reason.get("code").asText())
            .collect(Collectors.toSet()),
        verdict.text());
    Answer checked = restarted.post("/v1/items/deichbericht/checked", "{\"by\":\"kim\"}");
    assertEquals("changed", checked.json().get("outcome").asText(), checked.text());
    restarted.close();
  }

  private ApiClient restarted() {
    api.close();
    service.close();
    service.start(0, null);
    api = new ApiClient(service.address());
    return new ApiClient(service.address());
  }

  @Test
  void everyRouteThatNeedsNoTimeIsOne() {
    Set<String> routes =
        TestRoutes.all().stream()
            .map(route -> route.method() + " " + route.path())
            .collect(Collectors.toSet());
    ClockGuard.TIMELESS.forEach(route -> assertTrue(routes.contains(route), route));
  }
}
