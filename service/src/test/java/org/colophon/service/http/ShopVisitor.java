package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.colophon.service.http.ApiClient.Answer;

/// A visitor of a shop who sends on the session of the answer before.
final class ShopVisitor {
  private final ApiClient api;
  private String session = "";

  ShopVisitor(ApiClient api) {
    this.api = api;
  }

  String session() {
    return session;
  }

  JsonNode asks(String fields) {
    ObjectNode body = (ObjectNode) ApiClient.parse("{\"placements\":[\"aside\"]," + fields + "}");
    if (!session.isEmpty()) {
      body.put("session", session);
    }
    Answer answer = api.post("/v1/experiences:next", body.toString());
    assertEquals(200, answer.status(), answer.text());
    assertEquals("no-store", answer.header("Cache-Control"));
    session = answer.json().get("session").asText();
    return answer.json();
  }

  JsonNode views(String item) {
    return asks("\"viewed\":\"" + item + "\"");
  }

  boolean isShown(String fields) {
    return asks(fields).has("experience");
  }

  List<String> converts() {
    String body = "{\"session\":\"%s\",\"goal\":\"purchase\"}".formatted(session);
    JsonNode answer = api.post("/v1/experiences:outcome", body).json();
    session = answer.get("session").asText();
    List<String> counted = new ArrayList<>();
    answer.get("counted").forEach(id -> counted.add(id.asText()));
    return counted;
  }

  /// A rule for the placement `aside`.
  static String rule(String item, String condition, int holdOut) {
    return """
    {"item":"%s","placement":"aside","condition":%s,"priority":10,"hold_out":%d,"owner":"desk-nordufer","reason":"r","until":"2027-01-31T00:00:00Z"}
    """
        .formatted(item, condition, holdOut);
  }
}
