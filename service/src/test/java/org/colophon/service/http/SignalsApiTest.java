package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignalsApiTest {
  private static final String CONSENT =
      """
      "context":{"consent":{"legalEntity":"House","categoryPreferences":{"profiling":true}}}\
      """;

  private final TestService service = new TestService();
  private ApiClient api;

  @BeforeEach
  void start() {
    service.start(0, null);
    api = new ApiClient(service.address());
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  private static String track(String id, String person, String extra) {
    return """
    {"type":"track","messageId":"%s","userId":"%s","event":"Content Viewed","properties":{"item_id":"a"}%s}\
    """
        .formatted(id, person, extra.isEmpty() ? "" : "," + extra);
  }

  @Test
  void eachMessageOfABatchHasItsOwnResultAndNothingIsLost() {
    JsonNode answer =
        api.post(
                "/v1/signals",
                "{\"batch\":["
                    + String.join(
                        ",",
                        track("m1", "p-1", CONSENT),
                        track("m2", "anna@example.org", CONSENT),
                        track("m3", "p-2", ""),
                        track("m1", "p-1", CONSENT),
                        track("m4", "p-1", ""),
                        "17")
                    + "]}")
            .json();
    List<String> outcomes = new ArrayList<>();
    answer
        .get("results")
        .forEach(line ->
            outcomes.add(
                line.get("line").asInt()
                    + " "
                    + line.path("outcome")
                        .asText(
                            line.at("/problem/code").asText()
                                + line.at("/problem/field").asText())));
    assertEquals(
        List.of(
            "1 kept", "2 bad_id/userId", "3 consent_missing", "4 known", "5 kept", "6 wrong_type"),
        outcomes);
    assertFalse(answer.toString().contains("anna"), answer.toString());
  }

  @Test
  void whatABatchSaysOfConsentCountsForMessagesThatSayNothing() {
    String denied = CONSENT.replace("true", "false");
    JsonNode answer =
        api.post("/v1/signals", "{\"batch\":[" + track("m1", "p-1", "") + "]," + CONSENT + "}")
            .json();
    assertEquals("kept", answer.at("/results/0/outcome").asText());
    answer =
        api.post("/v1/signals", "{\"batch\":[" + track("m2", "p-1", "") + "]," + denied + "}")
            .json();
    assertEquals("consent_missing", answer.at("/results/0/outcome").asText());
  }

  @Test
  void aPersonIsForgottenAndAnOldMessageDoesNotBringItBack() {
    api.post("/v1/signals", track("m1", "p-1", CONSENT));
    JsonNode gone = api.delete("/v1/people/p-1").json();
    assertEquals("forgotten", gone.get("outcome").asText());
    assertEquals(3, gone.get("rows").asInt());
    JsonNode again = api.post("/v1/signals", track("m1", "p-1", CONSENT)).json();
    assertEquals("forgotten", again.at("/results/0/outcome").asText());
    assertEquals(0, api.delete("/v1/people/p-1").json().get("rows").asInt());
  }

  @Test
  void aBodyThatIsNoBatchIsRefusedAsAWhole() {
    assertEquals(422, api.post("/v1/signals", "{\"batch\":{}}").status());
    assertEquals(422, api.post("/v1/signals", "{\"batch\":[],\"who\":1}").status());
    assertEquals(422, api.delete("/v1/people/anna%40example.org").status());
  }
}
