package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Pages of a feed that come in half, twice, or with a fault in them; seen from a reader's list.
class FeedPagesTest {
  private static final String PAGE =
      """
      {"source":"feed","observed_at":"2026-11-22T09:00:00Z","facts":[
        {"product":"hafenfall-hc","type":"trade_state","value":"withdrawn","order":{"epoch":9,"position":1}},
        {"product":"hafenfall-hc","type":"price","qualifier":"DE","value":{"amount":"77.70","currency":"EUR"},"order":{"epoch":9,"position":1}}]}
      """;

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

  private boolean isShown() {
    ApiClient.Answer list = api.get("/v1/segments/kuestenleser/recommendations?k=10");
    return list.text().contains("\"hafenfall\"");
  }

  @Test
  void halfAPageChangesNothing() {
    assertTrue(isShown());
    for (int length = 1; length < PAGE.strip().length(); length += 7) {
      ApiClient.Answer answer = api.post("/v1/facts", PAGE.substring(0, length));
      assertEquals(400, answer.status(), answer.text());
    }
    assertTrue(isShown());
  }

  @Test
  void aPageWithAFaultChangesNothing() {
    String half = PAGE.replace("\"77.70\"", "\"a lot\"");
    assertEquals(422, api.post("/v1/facts", half).status());
    String unknown = PAGE.replace("hafenfall-hc\",\"type\":\"price", "nobody\",\"type\":\"price");
    assertTrue(api.post("/v1/facts", unknown).status() >= 400);
    assertTrue(isShown());
  }

  @Test
  void aPageThatComesTwiceSaysNothingNew() {
    assertEquals(200, api.post("/v1/facts", PAGE).status());
    assertEquals(false, isShown());
    ApiClient.Answer again = api.post("/v1/facts", PAGE);
    assertEquals(200, again.status());
    assertEquals("confirmed", again.json().path("outcome").asText(), again.text());
    String late = PAGE.replace("withdrawn", "active").replace("\"epoch\":9", "\"epoch\":0");
    api.post("/v1/facts", late);
    assertEquals(false, isShown());
  }
}
