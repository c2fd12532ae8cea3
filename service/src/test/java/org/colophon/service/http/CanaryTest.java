package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.Test;

/// Words that must not come out.
class CanaryTest {
  private static final long SEED = Long.getLong("colophon.seed", 20261122L);
  private static final String CANARY = "zaunkoenig";
  private static final List<String> BLOCKED =
      List.of(
          "\"lifecycle\":{\"state\":\"withheld\"}",
          "\"lifecycle\":{\"state\":\"published\",\"expires_at\":\"2026-11-01\"}",
          "\"lifecycle\":{\"state\":\"published\",\"go_live_at\":\"2027-01-01\"}",
          "\"lifecycle\":{\"state\":\"published\",\"correction\":\"pending\"}",
          "\"lifecycle\":{\"state\":\"recalled\"}",
          "\"embargo_until\":\"2027-01-01\",\"lifecycle\":{\"state\":\"published\"}",
          "\"superseded_by\":\"hafenfall\",\"lifecycle\":{\"state\":\"published\"}");

  /// Property 12.
  @Test
  void nothingOfWhatIsBlockedOrLeftOutComesOut() {
    Random random = new Random(SEED);
    PrintStream console = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try (TestService service = new TestService().start(0, null);
        ApiClient api = new ApiClient(service.address())) {
      api.load("catalogue.ndjson");
      for (int i = 0; i < 40; i++) {
        plant(api, i, BLOCKED.get(random.nextInt(BLOCKED.size())));
      }
      leaveOut(api);
      int shown = 0;
      for (String path :
          List.of(
              "/v1/segments/kuestenleser/recommendations?k=50",
              "/v1/segments/gardeners/recommendations?k=50",
              "/v1/items/hafenfall/related?k=50",
              "/v1/changes?after=0")) {
        ApiClient.Answer answer = api.get(path);
        assertFalse(answer.text().contains(CANARY), "seed " + SEED + ", " + path);
        assertFalse(answer.text().contains("66.66"), "a price of last year, " + path);
        assertFalse(answer.text().contains("kanarienliste:"), "a list that ended, " + path);
        shown += answer.json().path("items").size();
      }
      assertTrue(shown > 0, "lists that show nothing prove nothing");
    } finally {
      System.setErr(console);
    }
    assertFalse(log.toString(StandardCharsets.UTF_8).contains(CANARY));
  }

  private static void plant(ApiClient api, int number, String why) {
    String item =
        """
        {"source":"feed","imprint":"kai","desk":"desk-kai","content_type":"page","language":"de","title":"Hafen %1$s %2$d","text":"Am Hafen sitzt ein %1$s. Kriminalromane liest er am Wochenende.","canonical_url":"https://example.org/%2$d",%3$s}\
        """
            .formatted(CANARY, number, why);
    ApiClient.Answer answer = api.put("/v1/items/canary-" + number, item);
    assertTrue(answer.status() < 300, answer.text());
  }

  /// A price that nobody confirmed for a year, and a place on a list that ended.
  private static void leaveOut(ApiClient api) {
    ApiClient.Answer answer =
        api.post(
            "/v1/facts",
            """
            {"source":"feed","observed_at":"2025-11-01T09:00:00Z","facts":[
              {"product":"hafenfall-hc","type":"price","qualifier":"DE","value":{"amount":"66.66","currency":"EUR"},"order":{"epoch":9,"position":5}},
              {"product":"hafenfall-hc","type":"bestseller","qualifier":"kanarienliste","value":3,"valid_to":"2025-11-08","order":{"epoch":9,"position":5}}]}
            """);
    assertTrue(answer.status() < 300, answer.text());
  }
}
