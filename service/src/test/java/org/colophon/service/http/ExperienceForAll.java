package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// An experience that every visitor with a phone gets where the gate lets its item pass.
final class ExperienceForAll {
  private ExperienceForAll() {}

  static void put(ApiClient api, String item) {
    ApiClient.Answer answer =
        api.put(
            "/v1/experiences/all",
            """
            {"item":"%s","placement":"aside","condition":{"devices":["phone"]},"priority":1,
             "hold_out":0,"owner":"desk-nordufer","reason":"r","until":"2027-01-31T00:00:00Z"}
            """
                .formatted(item));
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
}
