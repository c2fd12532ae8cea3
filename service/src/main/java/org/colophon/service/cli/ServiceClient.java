package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import org.colophon.service.api.PercentEncoding;
import org.colophon.service.app.LocalService;
import org.colophon.service.config.Config;
import org.jspecify.annotations.Nullable;

/// The API's operations on a data directory: over HTTP of the service that owns it, else in this
/// process, which owns it meanwhile.
final class ServiceClient implements AutoCloseable {
  private final Transport transport;
  private final @Nullable URI address;
  private final Runnable closing;

  private ServiceClient(Transport transport, @Nullable URI address, Runnable closing) {
    this.transport = transport;
    this.address = address;
    this.closing = closing;
  }

  /// The operations on the directory of a configuration.
  static ServiceClient open(Config config, InstantSource clock) throws IOException {
    return switch (Instance.at(config.data())) {
      case Instance.Served(URI address, String secret) -> over(address, secret);
      case Instance.Free _ -> {
        LocalService service = LocalService.open(config, clock);
        yield new ServiceClient(
            (method, path, mediaType, body, headers) -> {
              var reply = service.call(method, path, mediaType, body, headers);
              return new Reply(reply.status(), reply.body());
            },
            null,
            service::close);
      }
    };
  }

  /// The operations of a service that runs.
  ///
  /// @param secret by which it knows programs of this user; empty when unknown
  static ServiceClient over(URI address, String secret) {
    HttpClient client = HttpClient.newHttpClient();
    return new ServiceClient(
        (method, path, mediaType, body, headers) -> {
          HttpRequest.Builder request =
              request(address.resolve(path), secret, method, mediaType, body);
          headers.forEach(request::header);
          return send(client, request.build());
        },
        address,
        client::close);
  }

  private static HttpRequest.Builder request(
      URI uri, String secret, String method, String mediaType, byte @Nullable [] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", mediaType)
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (!secret.isEmpty()) {
      request.header("Authorization", "Bearer " + secret);
    }
    return request;
  }

  private static Reply send(HttpClient client, HttpRequest request) throws IOException {
    try {
      HttpResponse<String> response =
          client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Reply(response.statusCode(), response.body());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the service was asked");
    }
  }

  /// The way that a request goes.
  @FunctionalInterface
  private interface Transport {
    Reply send(
        String method,
        String path,
        String mediaType,
        byte @Nullable [] body,
        Map<String, String> headers)
        throws IOException;
  }

  /// An answer as text, good or bad.
  record Reply(int status, String body) {}

  /// An answer, good or bad.
  record Answer(int status, JsonNode body) {
    boolean isGood() {
      return status < 300;
    }

    /// What is wrong.
    String detail() {
      return body.path("detail").asText("the service answered " + status);
    }
  }

  /// Where it runs; null when that is in this process.
  @Nullable URI address() {
    return address;
  }

  Answer get(String path) throws IOException {
    return answer("GET", path, null);
  }

  Answer post(String path, JsonNode body) throws IOException {
    return answer("POST", path, body);
  }

  /// Acts on something, where it still is the version that was read.
  ///
  /// @param tag of that version
  Answer act(String path, String tag) throws IOException {
    Reply reply = transport.send("POST", path, "application/json", null, Map.of("If-Match", tag));
    return new Answer(reply.status(), CommandJson.MAPPER.readTree(reply.body()));
  }

  Answer put(String path, JsonNode body) throws IOException {
    return answer("PUT", path, body);
  }

  Answer delete(String path) throws IOException {
    return answer("DELETE", path, null);
  }

  /// Records JSON Lines by `POST /v1/items:batch`; returns one result a line.
  ///
  /// @param zone of dates without an offset; null for that of each record's source
  /// @throws IOException when the batch as a whole is refused
  String postBatch(byte[] lines, @Nullable ZoneId zone) throws IOException {
    String path =
        "/v1/items:batch" + (zone == null ? "" : "?zone=" + PercentEncoding.of(zone.getId()));
    Reply reply = transport.send("POST", path, "application/x-ndjson", lines, Map.of());
    if (reply.status() != 200) {
      throw new IOException(
          new Answer(reply.status(), CommandJson.MAPPER.readTree(reply.body())).detail());
    }
    return reply.body();
  }

  private Answer answer(String method, String path, @Nullable JsonNode body) throws IOException {
    byte[] bytes = body == null ? null : body.toString().getBytes(StandardCharsets.UTF_8);
    Reply reply = transport.send(method, path, "application/json", bytes, Map.of());
    return new Answer(reply.status(), CommandJson.MAPPER.readTree(reply.body()));
  }

  /// The body of an answer.
  ///
  /// @throws IOException when the request was refused, with the reason and how to fix it
  static JsonNode good(Answer answer) throws IOException {
    if (!answer.isGood()) {
      String fix = answer.body().path("fix").asText("");
      throw new IOException(answer.detail() + (fix.isEmpty() ? "" : "; " + fix));
    }
    return answer.body();
  }

  /// What is read at a path.
  ///
  /// @throws IOException also when the request was refused, with its reason
  JsonNode read(String path) throws IOException {
    Answer answer = get(path);
    if (!answer.isGood()) {
      throw new IOException(answer.detail());
    }
    return answer.body();
  }

  @Override
  public void close() {
    closing.run();
  }
}
