package org.colophon.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Holds JSON against the schemas of the API's description, as far as that description uses JSON
/// Schema: types, required and known fields, lists, enumerations, patterns, references.
record Schemas(JsonNode document) {

  /// What does not conform, in words; empty when all does.
  List<String> faults(JsonNode schema, JsonNode value) {
    List<String> faults = new ArrayList<>();
    check(schema, value, "", faults);
    return faults;
  }

  private void check(JsonNode schema, JsonNode value, String at, List<String> faults) {
    if (schema.has("$ref")) {
      check(document.at(schema.get("$ref").asText().substring(1)), value, at, faults);
      return;
    }
    if (schema.has("oneOf")) {
      for (JsonNode one : schema.get("oneOf")) {
        if (faults(one, value).isEmpty()) {
          return;
        }
      }
      faults.add(at + " is " + value + ", none of what it may be");
      return;
    }
    if (schema.has("const")) {
      if (!schema.get("const").equals(value)) {
        faults.add(at + " is " + value + ", not " + schema.get("const"));
      }
      return;
    }
    if (!schema.isMissingNode() && !schema.has("type")) {
      return; // any value
    }
    JsonNode types = schema.path("type");
    if (types.isArray() && value.isNull()) {
      if (!types.get(1).asText().equals("null")) {
        faults.add(at + " is null, not " + types);
      }
      return;
    }
    String type = types.isArray() ? types.get(0).asText() : types.asText("");
    boolean fits =
        switch (type) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isTextual();
          case "integer" -> value.isIntegralNumber();
          case "number" -> value.isNumber();
          case "boolean" -> value.isBoolean();
          default -> false;
        };
    if (!fits) {
      faults.add(at + " is " + value + ", no " + type);
      return;
    }
    switch (type) {
      case "object" -> object(schema, value, at, faults);
      case "array" -> {
        for (int i = 0; i < value.size(); i++) {
          check(schema.get("items"), value.get(i), at + "/" + i, faults);
        }
      }
      case "string" -> text(schema, value.textValue(), at, faults);
      default -> {}
    }
  }

  private void object(JsonNode schema, JsonNode value, String at, List<String> faults) {
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asText())) {
        faults.add(at + " lacks " + name.asText());
      }
    }
    JsonNode rest = schema.path("additionalProperties");
    for (var field : value.properties()) {
      JsonNode known = schema.path("properties").path(field.getKey());
      String place = at + "/" + field.getKey();
      if (!known.isMissingNode()) {
        check(known, field.getValue(), place, faults);
      } else if (rest.isObject()) {
        check(rest, field.getValue(), place, faults);
      } else if (rest.isBoolean() && !rest.booleanValue()) {
        faults.add(place + " is not described");
      }
    }
  }

  private static void text(JsonNode schema, String value, String at, List<String> faults) {
    if (schema.has("pattern") && !Pattern.matches(schema.get("pattern").asText(), value)) {
      faults.add(at + " '" + value + "' does not match " + schema.get("pattern"));
    }
    if (schema.has("enum")) {
      boolean listed = false;
      for (JsonNode one : schema.get("enum")) {
        listed |= one.asText().equals(value);
      }
      if (!listed) {
        faults.add(at + " '" + value + "' is none of " + schema.get("enum"));
      }
    }
  }
}
