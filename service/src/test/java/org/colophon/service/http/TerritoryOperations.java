package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// The operations of the OpenAPI file that take a territory, as a parameter or anywhere in a body.
final class TerritoryOperations {
  /// Those that state a territory instead of asking for one.
  static final Set<String> WRITING =
      Set.of(
          "PUT /v1/items/{id}",
          "POST /v1/items:batch",
          "PUT /v1/campaigns/{id}",
          "PUT /v1/triggers/{id}");

  private TerritoryOperations() {}

  /// Whether a preview of a segment shows an item in Austria and not in Germany.
  static boolean previewFollows(ApiClient api, String segment, String item) {
    return previewed(api, segment, item, "AT") && !previewed(api, segment, item, "DE");
  }

  private static boolean previewed(ApiClient api, String segment, String item, String territory) {
    String asked =
        "{\"segment\":\"%s\",\"k\":100,\"territory\":\"%s\"}".formatted(segment, territory);
    ApiClient.Answer answer = api.post("/v1/previews", asked);
    assertEquals(200, answer.status(), answer.text());
    for (JsonNode one : answer.json().at("/list/items")) {
      if (one.get("item").asText().equals(item)) {
        return one.get("passes").asBoolean();
      }
    }
    return false;
  }

  /// Whether a title is in an export for Austria and not in that for Germany.
  static boolean exportFollows(ApiClient api, String path, String name) {
    ApiClient.Answer austria = api.get(path + "&territory=AT");
    ApiClient.Answer germany = api.get(path + "&territory=DE");
    assertEquals(200, austria.status(), austria.text());
    assertEquals(200, germany.status(), germany.text());
    return austria.text().contains(name) && !germany.text().contains(name);
  }

  static Set<String> all() {
    JsonNode document = ApiClient.resource("/openapi.json");
    Set<String> operations = new TreeSet<>();
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation -> {
                  JsonNode parameters = operation.getValue().path("parameters");
                  JsonNode body = operation.getValue().path("requestBody");
                  if (parameters.findValuesAsText("name").contains("territory")
                      || hasTerritory(document, body, new HashSet<>())) {
                    operations.add(
                        operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                  }
                }));
    return operations;
  }

  /// Whether a schema, or one that it refers to, has a field for a territory.
  private static boolean hasTerritory(JsonNode document, JsonNode schema, Set<String> seen) {
    if (schema.path("properties").has("territory")) {
      return true;
    }
    String reference = schema.path("$ref").asText("");
    if (!reference.isEmpty() && seen.add(reference)) {
      return hasTerritory(document, document.at(reference.substring(1)), seen);
    }
    for (JsonNode part : schema) {
      if (hasTerritory(document, part, seen)) {
        return true;
      }
    }
    return false;
  }
}
