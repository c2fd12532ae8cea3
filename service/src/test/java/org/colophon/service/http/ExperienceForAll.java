package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// An experience that every visitor with a phone gets where the gate lets its item pass.
final class ExperienceForAll {
  private ExperienceForAll() {}

  private static String rule(String item) {
    return """
    {"item":"%s","placement":"aside","condition":{"devices":["phone"]},"priority":1,
     "hold_out":0,"owner":"desk-nordufer","reason":"r","until":"2027-01-31T00:00:00Z"}
    """
        .formatted(item);
  }

  static void put(ApiClient api, String item) {
    ApiClient.Answer answer = api.put("/v1/experiences/all", rule(item));
    assertEquals(201, answer.status(), answer.text());
  }

  /// The ids of what a new visitor in a country is shown.
  static List<String> shown(ApiClient api, String territory) {
    JsonNode item =
        api.post(
                "/v1/experiences:next",
                """
                {"placements":["aside"],"device":"phone","context":{"territory":"%s"}}
                """
                    .formatted(territory))
            .json()
            .at("/experience/item/id");
    return item.isMissingNode() ? List.of() : List.of(item.asText());
  }

  /// Whether a draft would be shown in Austria and not in Germany.
  static boolean draftFollows(ApiClient api, String item) {
    return previewed(api, item, "AT") == 1 && previewed(api, item, "DE") == 0;
  }

  private static int previewed(ApiClient api, String item, String territory) {
    ApiClient.Answer answer =
        api.post(
            "/v1/experiences:preview",
            """
            {"id":"all","rule":%s,"sessions":[{"requests":[
             {"placements":["aside"],"device":"phone","context":{"territory":"%s"}}]}]}
            """
                .formatted(rule(item), territory));
    assertEquals(200, answer.status(), answer.text());
    return answer.json().get("shown_sessions").asInt();
  }
}
