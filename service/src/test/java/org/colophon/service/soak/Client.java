package org.colophon.service.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Talks to a service that may die and come back elsewhere. Thread-safe.
final class Client implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Supplier<String> address;

  Client(Supplier<String> address) {
    this.address = address;
  }

  /// An answer and its moments.
  ///
  /// @param etag empty where it has none
  record Answer(int status, JsonNode body, String etag, long sent, long received) {}

  /// Sends once.
  ///
  /// @param body empty: none
  /// @throws IOException when no answer came
  Answer send(String method, String path, String body) throws IOException {
    return send(method, path, body, "");
  }

  private Answer send(String method, String path, String body, String ifMatch) throws IOException {
    String type = path.endsWith(":batch") ? "application/x-ndjson" : "application/json";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address.get() + path))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", type)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!ifMatch.isEmpty()) {
      request.header("If-Match", ifMatch);
    }
    try {
      long sent = System.nanoTime();
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      long received = System.nanoTime();
      boolean json = response.headers().firstValue("Content-Type").orElse("").endsWith("json");
      JsonNode answer =
          json && !type.endsWith("ndjson") && !response.body().isEmpty()
              ? JSON.readTree(response.body())
              : JSON.nullNode();
      String etag = response.headers().firstValue("ETag").orElse("");
      return new Answer(response.statusCode(), answer, etag, sent, received);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /// Sends until it is acknowledged: what is repeated says the same under the same order key.
  ///
  /// @return whether it was, before `over` said that there is no time left
  boolean sendUntilTaken(String method, String path, String body, BooleanSupplier over) {
    while (!over.getAsBoolean()) {
      try {
        String etag = method.equals("PUT") && path.contains("/policies/") ? etag(path) : "";
        Answer answer = send(method, path, body, etag);
        int status = answer.status();
        if (status < 300 || status == 404 || status == 409) {
          return true; // done now, or done by an attempt whose answer was lost
        }
        if (status < 500) {
          throw new AssertionError(method + " " + path + " is refused: " + answer + " to " + body);
        }
      } catch (IOException _) {
        pause(); // it is down; it comes back
      }
    }
    return false;
  }

  /// What stands there now; a policy is replaced only by who knows it.
  private String etag(String path) throws IOException {
    return send("GET", path, "").etag();
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
