package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.service.testing.DemoService;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What `GET /v1/events` tells of what changed meanwhile.
class EventsApiTest {
  private static final Pattern ID = Pattern.compile("(?m)^id: (.+)$");

  private TestService service;
  private ApiClient api;

  @BeforeEach
  void start() {
    service = DemoService.start(0);
    api = new ApiClient(service.address());
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private String events(String last) {
    ApiClient.Answer answer =
        last.isEmpty()
            ? api.get("/v1/events")
            : api.send("GET", "/v1/events", null, Map.of("Last-Event-ID", last));
    assertEquals(200, answer.status(), answer.text());
    assertEquals("text/event-stream", answer.header("Content-Type").replaceFirst(";.*", ""));
    assertTrue(answer.text().matches("(?s)retry: [13]000\n.*"), answer.text());
    return answer.text();
  }

  private static String id(String events) {
    Matcher id = ID.matcher(events);
    assertTrue(id.find(), events);
    return id.group(1);
  }

  @Test
  void tellsDecisionsAndWritesOnce() {
    String first = events("");
    assertFalse(first.contains("event:"), first);
    api.post(
        "/v1/items/grauwacke/decisions",
        """
        {"kind": "keyphrase", "value": "grauwacke", "answer": "accepted", "by": "kim",
         "label": "Grauwacke", "origin": "human"}
        """);
    api.post(
        "/v1/holds",
        """
        {"scope": {"items": ["grauwacke"]}, "reason": "Rechte", "by": "kim"}
        """);
    String told = events(id(first));
    assertTrue(told.contains("event: decision\ndata: {\"item\":\"grauwacke\""), told);
    assertTrue(told.contains("\"by\":\"kim\""), told);
    assertTrue(told.contains("event: context\n"), told);
    assertFalse(events(id(told)).contains("event:"));
  }

  @Test
  void tellsOfRunsThatMoveAndAsksToComeBackSoon() {
    String first = events("");
    assertTrue(first.startsWith("retry: 3000\n"), first);
    assertEquals(201, api.post("/v1/runs", "{\"kind\": \"sweep\", \"start\": false}").status());
    String told = events(id(first));
    assertTrue(told.startsWith("retry: 1000\n"), told);
    assertTrue(told.contains("event: run\ndata: {\"run\":1,\"state\":\"planned\"}"), told);
    String then = events(id(told));
    assertTrue(then.startsWith("retry: 3000\n"), then);
    assertFalse(then.contains("event:"), then);
  }

  @Test
  void whoWasAwayForTooLongReadsAnew() {
    assertTrue(events("0.otherstart.0.0").contains("event: reload\n"));
    assertFalse(events("nonsense").contains("event:"));
  }
}
