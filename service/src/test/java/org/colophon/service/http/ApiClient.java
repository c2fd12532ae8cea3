package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Calls the running service and holds every answer against the API's description.
final class ApiClient implements AutoCloseable {
  /// What a library's fault looks like in a text.
  private static final Pattern THROWN = Pattern.compile("\\.\\w+(Exception|Error)\\b|Exception:");

  static final ObjectMapper MAPPER = new ObjectMapper();

  private final String address;
  private final JsonNode description = resource("/openapi.json");
  private final Schemas schemas = new Schemas(description);
  private final HttpClient client = HttpClient.newHttpClient();

  ApiClient(String address) {
    this.address = address;
  }

  /// One answer.
  record Answer(int status, String text, Map<String, List<String>> headers) {
    JsonNode json() {
      return parse(text);
    }

    String header(String name) {
      return headers.entrySet().stream()
          .filter(entry -> entry.getKey().equalsIgnoreCase(name))
          .map(entry -> entry.getValue().getFirst())
          .findFirst()
          .orElse("");
    }
  }

  Answer get(String path) {
    return send("GET", path, null, Map.of());
  }

  Answer put(String path, String json, String... headers) {
    return send("PUT", path, json.getBytes(StandardCharsets.UTF_8), with(headers));
  }

  Answer post(String path, String json) {
    return send("POST", path, json.getBytes(StandardCharsets.UTF_8), with());
  }

  Answer delete(String path) {
    return send("DELETE", path, null, Map.of());
  }

  /// The lines of a file beside this class, through the batch route.
  List<JsonNode> load(String file) {
    Answer answer =
        send(
            "POST", "/v1/items:batch", bytes(file), Map.of("Content-Type", "application/x-ndjson"));
    assertEquals(200, answer.status(), answer.text());
    return answer.text().lines().map(ApiClient::parse).toList();
  }

  private static Map<String, String> with(String... headers) {
    Map<String, String> all = new java.util.HashMap<>(Map.of("Content-Type", "application/json"));
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return all;
  }

  Answer send(String method, String path, byte @Nullable [] body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      Answer answer = new Answer(response.statusCode(), response.body(), response.headers().map());
      conforms(method, path, answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// No answer shows a stack trace, and each is as described.
  private void conforms(String method, String path, Answer answer) {
    assertFalse(answer.text().contains("\tat "), answer.text());
    assertFalse(THROWN.matcher(answer.text()).find(), answer.text());
    if (method.equals("HEAD")) {
      assertEquals("", answer.text());
      return;
    }
    if (answer.status() >= 400) {
      assertEquals("application/problem+json", answer.header("Content-Type"), answer.text());
      if (answer.status() != 503) {
        assertEquals(List.of(), schemas.faults(schema("Problem"), answer.json()));
        assertEquals(answer.status(), answer.json().get("status").asInt());
      }
      return;
    }
    JsonNode operation = operation(method, path.replaceFirst("\\?.*", ""));
    if (operation.isMissingNode()) {
      return;
    }
    JsonNode content = operation.at("/responses/" + answer.status() + "/content");
    String type = answer.header("Content-Type");
    assertTrue(content.has(type), method + " " + path + " answers " + answer.status() + " " + type);
    if (!type.endsWith("json")) {
      return;
    }
    for (String line :
        type.endsWith("ndjson") ? answer.text().lines().toList() : List.of(answer.text())) {
      assertEquals(List.of(), schemas.faults(content.get(type).get("schema"), parse(line)), path);
    }
  }

  private JsonNode schema(String name) {
    return description.at("/components/schemas/" + name);
  }

  private JsonNode operation(String method, String path) {
    for (var entry : description.get("paths").properties()) {
      if (new Route(method, entry.getKey(), ctx -> {}).matches(path)) {
        return entry.getValue().path(method.toLowerCase(java.util.Locale.ROOT));
      }
    }
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  /// Compares an answer with the golden file; a new one is laid beside the build's other output.
  static void assertGolden(String file, JsonNode actual) throws IOException {
    String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(actual);
    JsonNode expected;
    try {
      expected = parse(new String(bytes(file), StandardCharsets.UTF_8));
    } catch (IllegalStateException e) {
      expected = MAPPER.createObjectNode();
    }
    if (!expected.equals(actual)) {
      Path laid = Path.of("target", "golden", file);
      Files.createDirectories(laid.getParent());
      Files.writeString(laid, text + "\n");
    }
    assertEquals(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(expected), text, file);
  }

  static JsonNode resource(String path) {
    return parse(new String(bytes(path), StandardCharsets.UTF_8));
  }

  private static byte[] bytes(String file) {
    try (InputStream in = ApiClient.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + file + " on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + json, e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
