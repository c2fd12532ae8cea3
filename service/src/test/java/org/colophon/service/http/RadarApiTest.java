package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.colophon.service.http.ApiClient.Answer;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Backlist for a topic over HTTP.
class RadarApiTest {
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

  @Test
  void backlistComesWithItsVerdictOfTheDayOfTheEvent() {
    Answer now = api.get("/v1/governance/radar?topic=Hafen");
    assertEquals(200, now.status(), now.text());
    Answer later = api.get("/v1/governance/radar?topic=Hafen&on=2031-01-01&k=200");
    JsonNode found = later.json();
    assertTrue(found.path("searched").asInt() > now.json().path("searched").asInt());
    assertTrue(found.path("fitting").asInt() > 0, later.text());
    assertEquals("2031-01-01T22:59:59.999Z", found.path("judged_at").asText());
    for (JsonNode item : found.path("items")) {
      assertEquals("Hafen", item.path("words").path(0).asText());
      boolean passes = item.path("decision").asText().equals("pass");
      boolean kept =
          StreamSupport.stream(item.path("fixes").spliterator(), false)
              .anyMatch(fix -> !fix.path("severity").asText().equals("warn"));
      assertEquals(passes, !kept, item.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "topic=, topic",
    "k=5, topic",
    "topic=ab, topic",
    "topic=Hafen&on=1.2., on",
    "topic=Hafen&on=-999999999-01-01, on",
    "topic=Hafen&on=1899-12-31, on"
  })
  void aWrongQuestionIsRefused(String query, String field) {
    Answer answer = api.get("/v1/governance/radar?" + query);
    assertEquals(422, answer.status(), answer.text());
    assertEquals(field, answer.json().path("field").asText());
  }
}
