package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.service.testing.DemoService;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The counts beside each filter of the catalogue.
class ItemCountsTest {
  private static final List<String> FACETS =
      List.of("imprint", "desk", "source", "type", "verdict");

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

  private JsonNode counts(String query) {
    ApiClient.Answer answer = api.get("/v1/items:count?" + query);
    assertEquals(200, answer.status(), answer.text());
    return answer.json();
  }

  private int listed(String query) {
    return api.get("/v1/items?limit=200&" + query).json().get("items").size();
  }

  @Test
  void eachCountIsWhatTheListShowsForIt() {
    for (Map<String, String> filters :
        List.of(
            Map.<String, String>of(),
            Map.of("imprint", "nordufer"),
            Map.of("type", "book", "verdict", "block"),
            Map.of("q", "hafen"))) {
      JsonNode counts = counts(query(filters));
      assertEquals(listed(query(filters)), counts.get("matching").asInt(), filters.toString());
      for (String facet : FACETS) {
        counts
            .get(facet)
            .properties()
            .forEach(value -> {
              Map<String, String> chosen = new HashMap<>(filters);
              chosen.put(facet, value.getKey());
              assertEquals(listed(query(chosen)), value.getValue().asInt(), chosen.toString());
            });
      }
    }
  }

  @Test
  void countsFollowWritesAndTime() {
    int passing = counts("").at("/verdict/pass").asInt();
    assertTrue(passing > 0);
    api.post(
        "/v1/holds",
        """
        {"scope": {"imprint": "nordufer"}, "reason": "Rechte", "by": "kim"}
        """);
    int held = counts("").at("/verdict/pass").asInt();
    assertTrue(held < passing, held + " of " + passing);
    assertEquals(listed("verdict=pass"), held);
    service.clock().advance(Duration.ofDays(30));
    assertEquals(listed("verdict=pass"), counts("").at("/verdict/pass").asInt());
    assertEquals(200, api.delete("/v1/items/der-dritte-lagerist").status());
    assertEquals(163, counts("").get("matching").asInt());
  }

  private static String query(Map<String, String> filters) {
    return String.join(
        "&", filters.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
  }
}
