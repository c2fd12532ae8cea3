package org.colophon.service.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Random requests made from the OpenAPI document: examples with changed parts, bodies made from
/// their schema, ids and ETags that earlier answers named, mostly those of the kind that the
/// operation is about.
final class RandomRequests {
  private static final int MOST_IDS = 400;
  private static final Pattern ID =
      Pattern.compile("\"(id|item|segment|response_id|desk|source|imprint)\": ?\"([^\"]{1,200})\"");

  /// Odd values for a field.
  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1e400",
          "9223372036854775808",
          "\"\"",
          "\" \"",
          "[]",
          "{}",
          "[[]]",
          "{\"a\":{\"b\":[]}}",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"../../etc/passwd\"",
          "\"2026-02-30\"",
          "\"9999-12-31T23:59:59Z\"",
          "\"-999999999-01-01\"",
          "\"P1000000000D\"",
          "\"DE\"",
          "\"'; DROP TABLE item; --\"",
          "\"<script>\"",
          "\"ß\\u0301\\u200d\"");

  private final ObjectMapper mapper = new ObjectMapper();
  private final List<String> ids =
      new ArrayList<>(List.of("hafenlicht", "nowhere", "desk-nordufer"));
  private final Map<String, List<String>> idsOfKind = new HashMap<>();
  private final Map<String, String> etags = new HashMap<>();
  private final List<Template> templates = new ArrayList<>();
  private final Random random;
  private final String address;
  private final String secret;
  private final SchemaValues values;

  /// An operation and its example.
  record Template(String method, String path, JsonNode described) {
    boolean writes() {
      return !method.equals("GET");
    }

    /// What it is about, such as `items`.
    String kind() {
      String[] parts = path.split("[/:]", -1);
      return parts.length > 2 ? parts[2] : "";
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /// One request.
  record Sent(Template template, HttpRequest request, String body) {}

  /// @param secret by which the caller is known
  RandomRequests(Random random, String address, String secret) throws IOException {
    this.random = random;
    this.address = address;
    this.secret = secret;
    try (InputStream in = RandomRequests.class.getResourceAsStream("/openapi.json")) {
      JsonNode document = mapper.readTree(in);
      for (var path : document.path("paths").properties()) {
        for (var operation : path.getValue().properties()) {
          templates.add(
              new Template(
                  operation.getKey().toUpperCase(Locale.ROOT),
                  path.getKey(),
                  operation.getValue()));
        }
      }
      this.values = new SchemaValues(document, random, this::anId);
    }
  }

  int operations() {
    return templates.size();
  }

  /// Remembers what an answer names.
  void learn(Sent sent, HttpResponse<String> answer) {
    Template template = sent.template();
    Matcher matcher = ID.matcher(answer.body());
    while (matcher.find()) {
      String field = matcher.group(1);
      add(ids, matcher.group(2));
      addOfKind(field.equals("id") ? template.kind() : field + "s", matcher.group(2));
    }
    String path = sent.request().uri().getRawPath();
    if (template.method().equals("PUT")) {
      addOfKind(template.kind(), path.substring(path.lastIndexOf('/') + 1));
    }
    answer.headers().firstValue("ETag").ifPresent(etag -> etags.put(path, etag));
  }

  private void addOfKind(String kind, String id) {
    add(idsOfKind.computeIfAbsent(kind, _ -> new ArrayList<>()), id);
  }

  private void add(List<String> known, String id) {
    if (known.size() < MOST_IDS) {
      known.add(id);
    } else {
      known.set(random.nextInt(known.size()), id);
    }
  }

  private String anId() {
    return ids.get(random.nextInt(ids.size()));
  }

  private String anId(Template template) {
    List<String> known = idsOfKind.getOrDefault(template.kind(), List.of());
    return known.isEmpty() || random.nextInt(4) == 0
        ? anId()
        : known.get(random.nextInt(known.size()));
  }

  Sent next() throws IOException {
    Template template = templates.get(random.nextInt(templates.size()));
    StringBuilder path = new StringBuilder(template.path());
    for (int open = path.indexOf("{"); open >= 0; open = path.indexOf("{")) {
      path.replace(open, path.indexOf("}") + 1, encoded(anId(template)));
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder()
            .timeout(Duration.ofMinutes(5))
            .header("Authorization", "Bearer " + secret);
    String etag = etags.get(path.toString());
    if (etag != null && template.writes() && random.nextInt(4) > 0) {
      request.header("If-Match", etag);
    }
    char join = '?';
    for (JsonNode parameter : template.described().path("parameters")) {
      boolean query = parameter.path("in").asText().equals("query");
      if (query && random.nextInt(3) == 0) {
        path.append(join)
            .append(parameter.path("name").asText())
            .append('=')
            .append(encoded(value(parameter)));
        join = '&';
      }
    }
    JsonNode content = template.described().path("requestBody").path("content");
    String body = "";
    if (content.isEmpty()) {
      request.method(template.method(), BodyPublishers.noBody());
    } else {
      var kind = content.properties().iterator().next();
      body = body(kind.getValue());
      request.header("Content-Type", kind.getKey());
      request.method(template.method(), BodyPublishers.ofString(body));
    }
    return new Sent(template, request.uri(URI.create(address + path)).build(), body);
  }

  private String value(JsonNode parameter) {
    JsonNode schema = parameter.path("schema");
    return switch (random.nextInt(6)) {
      case 0 -> ODD.get(random.nextInt(ODD.size()));
      case 1 -> Integer.toString(random.nextInt(2_000) - 10);
      case 2 -> anId();
      default -> values.of(schema).asText();
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// An example or a value of the schema: as it is, with an id, with odd values, without a field,
  /// or cut.
  private String body(JsonNode described) throws IOException {
    JsonNode example = described.path("example");
    JsonNode base =
        example.isObject() && random.nextInt(3) > 0 ? example : values.of(described.path("schema"));
    if (!base.isObject()) {
      return example.isTextual() ? example.asText() : base.toString();
    }
    ObjectNode changed = base.deepCopy();
    int changes = Math.max(0, random.nextInt(5) - 1);
    for (int i = 0; i < changes; i++) {
      change(changed);
    }
    String text = mapper.writeValueAsString(changed);
    return random.nextInt(50) == 0 ? text.substring(0, random.nextInt(text.length())) : text;
  }

  private void change(ObjectNode root) throws IOException {
    ObjectNode object = root;
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    if (names.isEmpty()) {
      return;
    }
    String name = names.get(random.nextInt(names.size()));
    JsonNode old = Objects.requireNonNull(object.get(name));
    if (old instanceof ObjectNode inner && random.nextBoolean()) {
      change(inner);
      return;
    }
    switch (random.nextInt(4)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(name, mapper.readTree(ODD.get(random.nextInt(ODD.size()))));
      case 2 -> object.put("not_a_field", 1);
      default ->
          object.set(
              name,
              old instanceof ArrayNode
                  ? JsonNodeFactory.instance.arrayNode().add(anId())
                  : JsonNodeFactory.instance.textNode(anId()));
    }
  }
}
