package org.colophon.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.SchemaGenerator;

/// The OpenAPI 3.1 document of the API, made from its operations and their messages.
final class OpenApiDocument {
  private static final String ROLES = "x-roles";
  private static final String ABOUT =
      "What an item is about, for whom it is, and whether it may be recommended now. Errors are"
          + " application/problem+json with a stable `code`. Instants are UTC.";
  private static final String SCHEMAS = "#/components/schemas/";
  private static final Map<Integer, String> PROBLEMS =
      Map.of(
          400, "The body cannot be read.",
          404, "There is no such thing.",
          409, "It conflicts with what is stored.",
          410, "It was deleted.",
          412, "The version is no longer current.",
          413, "The body is too long.",
          415, "The media type is not supported.",
          422, "A value is not valid.",
          428, "The header If-Match is missing.");

  private final List<Endpoint> endpoints;
  private final AccessControl access;
  private final SchemaGenerator schemas = new SchemaGenerator(SCHEMAS);

  /// @param access says who may call what
  OpenApiDocument(List<Endpoint> endpoints, AccessControl access) {
    this.endpoints = endpoints;
    this.access = access;
  }

  /// The document.
  ObjectNode generate() {
    for (Endpoint endpoint : endpoints) {
      for (Operation operation : endpoint.operations()) {
        if (operation.body() != null) {
          schemas.request(operation.body().message());
        }
      }
    }
    ObjectNode document = node();
    document.put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Colophon")
        .put("version", "1")
        .put("description", ABOUT)
        .putObject("license")
        .put("name", "Apache-2.0")
        .put("identifier", "Apache-2.0");
    document.putArray("servers").addObject().put("url", "/");
    ObjectNode paths = paths();
    addSecurity(paths);
    document.set("paths", paths);
    ObjectNode components = document.putObject("components");
    components.set("schemas", components());
    addSecuritySchemes(components.putObject("securitySchemes"));
    return document;
  }

  /// Each operation says whether a key or a session is needed, and with which role.
  private void addSecurity(ObjectNode paths) {
    for (var path : paths.properties()) {
      for (var operation : path.getValue().properties()) {
        String method = operation.getKey().toUpperCase(Locale.ROOT);
        Set<String> roles = access.roles(method, path.getKey());
        ObjectNode node = (ObjectNode) operation.getValue();
        ArrayNode security = node.putArray("security");
        node.remove(ROLES);
        if (roles != null) {
          List.of("api_key", "session").forEach(name -> security.addObject().putArray(name));
          roles.forEach(node.putArray(ROLES)::add);
          addProblem(node, "401", "The caller did not say who they are.");
          addProblem(node, "403", "The caller may not do this.");
          addProblem(node, "429", "The caller sent too many requests.");
        } else {
          addProblem(node, "403", "The host or the origin of the request is not allowed.");
        }
      }
    }
  }

  private void addProblem(ObjectNode operation, String status, String description) {
    if (operation.path("responses") instanceof ObjectNode responses && !responses.has(status)) {
      JsonNode last = responses.remove("default");
      responses.set(status, problem(description));
      if (last != null) {
        responses.set("default", last);
      }
    }
  }

  private static void addSecuritySchemes(ObjectNode schemes) {
    schemes
        .putObject("api_key")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "An API key: `Authorization: Bearer colophon_…`.");
    schemes
        .putObject("session")
        .put("type", "apiKey")
        .put("in", "cookie")
        .put("name", "colophon_session")
        .put("description", "Somebody who signed in at /sign-in.");
  }

  private ObjectNode paths() {
    ObjectNode paths = node();
    for (Endpoint endpoint : endpoints) {
      for (Operation operation : endpoint.operations()) {
        paths
            .withObject("/" + escaped(operation.path()))
            .set(method(operation.method()), operation(endpoint.subject(), operation));
      }
    }
    return paths;
  }

  private static String escaped(String path) {
    return path.replace("~", "~0").replace("/", "~1");
  }

  private static String method(String method) {
    return method.toLowerCase(Locale.ROOT);
  }

  private ObjectNode operation(String subject, Operation operation) {
    ObjectNode node = node();
    node.putArray("tags").add(subject);
    node.put("summary", operation.documentation().summary());
    if (!operation.documentation().description().isEmpty()) {
      node.put("description", operation.documentation().description());
    }
    node.put("operationId", id(operation));
    if (!operation.parameters().isEmpty()) {
      ArrayNode parameters = node.putArray("parameters");
      operation.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
    }
    if (operation.body() != null) {
      node.set("requestBody", body(operation.body()));
    }
    ObjectNode responses = node.putObject("responses");
    operation.answers().forEach(answer -> answer(answer, responses));
    operation
        .problems()
        .forEach(status ->
            responses.set(
                Integer.toString(status),
                problem(PROBLEMS.getOrDefault(status, "What is wrong, and how to fix it."))));
    if (ClockGuard.guards(operation.method(), operation.path())) {
      responses.set("503", problem("The machine's clock cannot be trusted."));
    }
    responses.set("default", problem("What is wrong, and how to fix it."));
    return node;
  }

  /// `putItemsId` for `PUT /v1/items/{id}`.
  private static String id(Operation operation) {
    StringBuilder id = new StringBuilder(method(operation.method()));
    for (String word : operation.path().replaceFirst("^/v1", "").split("[^A-Za-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        id.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    return id.toString();
  }

  private static ObjectNode parameter(Parameter<?> parameter) {
    ObjectNode node = node();
    node.put("name", parameter.name());
    node.put("in", method(parameter.place().name()));
    node.put("required", parameter.place() == Parameter.Place.PATH);
    node.put("description", parameter.description());
    node.set("schema", parameter.schema());
    return node;
  }

  private ObjectNode body(Operation.Body body) {
    ObjectNode node = node().put("required", body.required());
    ObjectNode content = node.putObject("content");
    for (String mediaType : body.mediaTypes()) {
      ObjectNode media = content.putObject(mediaType);
      media.set("schema", schemas.request(body.message()));
      media.set("example", ApiMapper.parse(body.example()));
    }
    return node;
  }

  private void answer(Answer answer, ObjectNode responses) {
    ObjectNode node = responses.withObject("/" + answer.status());
    node.put("description", answer.description());
    if (!answer.headers().isEmpty()) {
      ObjectNode headers = node.putObject("headers");
      answer
          .headers()
          .forEach(name -> headers.putObject(name).putObject("schema").put("type", "string"));
    }
    ObjectNode media = node.withObject("/content").putObject(answer.mediaType());
    media.set(
        "schema",
        answer.message() == null
            ? node().put("type", isJson(answer) ? "object" : "string")
            : schemas.answer(answer.message()));
    if (!answer.example().isEmpty()) {
      media.set("example", ApiMapper.parse(answer.example()));
    }
  }

  private static boolean isJson(Answer answer) {
    return answer.mediaType().endsWith("json");
  }

  private ObjectNode problem(String description) {
    ObjectNode node = node().put("description", description);
    node.putObject("content")
        .putObject(ApiProblem.MEDIA_TYPE)
        .set("schema", schemas.answer(ApiProblem.Message.class));
    return node;
  }

  /// The schemas that the operations refer to, by name.
  private ObjectNode components() {
    ObjectNode components = node();
    new TreeMap<>(
            schemas.definitions().properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
        .forEach(components::set);
    return components;
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}
