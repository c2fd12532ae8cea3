package org.colophon.service.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Random values that a schema of the OpenAPI document allows, as far as the schema says it.
final class SchemaValues {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEPEST = 8;
  private static final List<String> WORDS =
      List.of("Hafen", "Küche", "Wölfe bei Nacht", "a", "kim", "ada-muster", "2026", "EUR");

  private final JsonNode schemas;
  private final Random random;
  private final Supplier<String> ids;

  /// @param ids of what there is
  SchemaValues(JsonNode document, Random random, Supplier<String> ids) {
    this.schemas = document.at("/components/schemas");
    this.random = random;
    this.ids = ids;
  }

  JsonNode of(JsonNode schema) {
    return of(schema, 0);
  }

  private JsonNode of(JsonNode schema, int depth) {
    String reference = schema.path("$ref").asText();
    if (!reference.isEmpty()) {
      return of(schemas.path(reference.substring(reference.lastIndexOf('/') + 1)), depth + 1);
    }
    if (schema.has("const")) {
      return schema.path("const");
    }
    for (String choice : List.of("enum", "oneOf", "anyOf")) {
      JsonNode choices = schema.path(choice);
      if (!choices.isEmpty()) {
        JsonNode chosen = choices.get(random.nextInt(choices.size()));
        return choice.equals("enum") ? chosen : of(chosen, depth + 1);
      }
    }
    return switch (type(schema)) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, depth);
      case "integer" -> NODES.numberNode(number(schema));
      case "number" -> NODES.numberNode(number(schema) / 10.0);
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      case "null" -> NODES.nullNode();
      default -> NODES.textNode(text(schema));
    };
  }

  private String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray() ? type.get(random.nextInt(type.size())).asText() : type.asText();
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = NODES.objectNode();
    Set<String> required = new TreeSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    for (var property : schema.path("properties").properties()) {
      boolean wanted = depth < DEEPEST && random.nextInt(3) == 0;
      if (wanted || required.contains(property.getKey())) {
        object.set(property.getKey(), of(property.getValue(), depth + 1));
      }
    }
    JsonNode others = schema.path("additionalProperties");
    if (others.isObject() && depth < DEEPEST) {
      object.set(ids.get(), of(others, depth + 1));
    }
    return object;
  }

  private ArrayNode array(JsonNode schema, int depth) {
    ArrayNode array = NODES.arrayNode();
    int fewest = schema.path("minItems").asInt(0);
    int size = depth < DEEPEST ? Math.max(fewest, random.nextInt(3)) : fewest;
    for (int i = 0; i < size; i++) {
      array.add(of(schema.path("items"), depth + 1));
    }
    return array;
  }

  private long number(JsonNode schema) {
    long least = schema.path("minimum").asLong(0);
    long most = schema.path("maximum").asLong(least + 1_000);
    return switch (random.nextInt(6)) {
      case 0 -> least;
      case 1 -> most;
      default -> least + random.nextLong(Math.clamp(most - least + 1, 1, 1_000));
    };
  }

  private String text(JsonNode schema) {
    String pattern = schema.path("pattern").asText();
    if (schema.path("format").asText().equals("date-time")) {
      return "20%02d-%02d-%02dT%02d:00:00Z"
          .formatted(
              20 + random.nextInt(12),
              1 + random.nextInt(12),
              1 + random.nextInt(28),
              random.nextInt(24));
    }
    if (pattern.startsWith("^[A-Z]{2}")) {
      return random.nextBoolean() ? "DE" : "AT";
    }
    if (pattern.startsWith("^97")) {
      return "9783161484100";
    }
    if (pattern.startsWith("^[0-9]") || pattern.startsWith("^[1-9]")) {
      return Integer.toString(1 + random.nextInt(50));
    }
    return pattern.isEmpty() && random.nextBoolean()
        ? WORDS.get(random.nextInt(WORDS.size()))
        : ids.get();
  }
}
