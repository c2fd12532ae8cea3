package org.colophon.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// The operations of the OpenAPI file that take a territory, as a parameter or anywhere in a body.
final class TerritoryOperations {
  /// Those that state a territory instead of asking for one.
  static final Set<String> WRITING = Set.of("PUT /v1/items/{id}", "POST /v1/items:batch");

  private TerritoryOperations() {}

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
