package org.colophon.service.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.colophon.service.api.PercentEncoding;
import org.colophon.service.api.SchemaGenerator;
import org.colophon.service.http.Answer;
import org.colophon.service.http.ForwardedCall;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;

/// One tool of the MCP server: an operation of the API under a name that assistants know. Its
/// schemas are those of the operation's parameters and messages.
///
/// @param description when an assistant should call it
/// @param operation that answers it
/// @param names arguments for parameters whose names in the API would say too little, by the
///   parameter's name
/// @param fixed values of query parameters that an assistant cannot choose
record McpTool(
    String name,
    String description,
    Operation operation,
    Map<String, String> names,
    Map<String, String> fixed) {
  private static final String DEFINITIONS = "$defs";

  McpTool {
    names = Map.copyOf(names);
    fixed = Map.copyOf(fixed);
  }

  /// The schema of the arguments: the open parameters, and the fields of the body beside them.
  ObjectNode inputSchema() {
    SchemaGenerator schemas = new SchemaGenerator("#/" + DEFINITIONS + "/");
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ObjectNode body = null;
    if (operation.body() != null) {
      body = message(schemas, schemas.request(operation.body().message()));
      properties.setAll((ObjectNode) body.path("properties"));
    }
    var required = schema.putArray("required");
    for (Parameter<?> parameter : open()) {
      ObjectNode described = parameter.schema().deepCopy();
      described.put("description", parameter.description());
      properties.set(argument(parameter), described);
      if (parameter.place() == Parameter.Place.PATH || parameter.schema().has("minLength")) {
        required.add(argument(parameter));
      }
    }
    if (body != null) {
      body.path("required").forEach(required::add);
    }
    schema.put("additionalProperties", false);
    define(schema, schemas);
    return schema;
  }

  /// The schema of the structured answer.
  ObjectNode outputSchema() {
    SchemaGenerator schemas = new SchemaGenerator("#/" + DEFINITIONS + "/");
    Class<?> answer = answer();
    ObjectNode schema = message(schemas, schemas.answer(answer));
    define(schema, schemas);
    return schema;
  }

  private Class<?> answer() {
    for (Answer answer : operation.answers()) {
      if (answer.message() != null) {
        return answer.message();
      }
    }
    throw new IllegalStateException(operation.path() + " answers with no message");
  }

  private static ObjectNode message(SchemaGenerator schemas, ObjectNode reference) {
    String name = reference.path("$ref").asText().substring(("#/" + DEFINITIONS + "/").length());
    return schemas.definitions().path(name).deepCopy();
  }

  private static void define(ObjectNode schema, SchemaGenerator schemas) {
    if (!schemas.definitions().isEmpty()) {
      schema.set(DEFINITIONS, schemas.definitions());
    }
  }

  /// The parameters that an assistant may fill in.
  private List<Parameter<?>> open() {
    return operation.parameters().stream()
        .filter(parameter -> !fixed.containsKey(parameter.name()))
        .filter(parameter -> parameter.place() != Parameter.Place.HEADER)
        .toList();
  }

  private String argument(Parameter<?> parameter) {
    return names.getOrDefault(parameter.name(), parameter.name());
  }

  /// The call that answers an assistant.
  ///
  /// @param arguments an object; what is no parameter belongs to the body
  ForwardedCall call(ObjectNode arguments) {
    ObjectNode rest = arguments.deepCopy();
    String path = operation.path();
    Map<String, String> query = new LinkedHashMap<>(fixed);
    for (Parameter<?> parameter : open()) {
      JsonNode value = rest.remove(argument(parameter));
      if (parameter.place() == Parameter.Place.PATH) {
        String text = value == null ? "" : value.asText();
        path = path.replace("{" + parameter.name() + "}", segment(text));
      } else if (value != null && !value.isNull()) {
        query.put(parameter.name(), value.asText());
      }
    }
    StringJoiner parameters = new StringJoiner("&");
    query.forEach((name, value) -> parameters.add(name + "=" + PercentEncoding.of(value)));
    String body = operation.body() == null ? null : rest.toString();
    return new ForwardedCall(operation.method(), path, parameters.toString(), body);
  }

  /// An empty one would name another path.
  private static String segment(String text) {
    return text.isEmpty() ? "-" : PercentEncoding.of(text);
  }
}
