package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A service that owns the data directory, asked over HTTP.
///
/// @param secret by which it knows programs of this user; empty when unknown
record RunningInstance(URI address, String secret, HttpClient client) {
  RunningInstance(URI address, String secret) {
    this(address, secret, HttpClient.newHttpClient());
  }

  /// An answer, good or bad.
  record Answer(int status, JsonNode body) {}

  /// Sends a request.
  ///
  /// @param body null: a GET
  Answer ask(String path, @Nullable JsonNode body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path)).header("Content-Type", "application/json");
    if (body != null) {
      request.POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }
    return send(request);
  }

  /// Deletes what is at a path.
  Answer delete(String path) throws IOException {
    return send(HttpRequest.newBuilder(address.resolve(path)).DELETE());
  }

  /// What is read at a path.
  ///
  /// @throws IOException also when the service refuses, with its reason
  JsonNode read(String path) throws IOException {
    Answer answer = ask(path, null);
    if (answer.status() != 200) {
      throw new IOException(answer.body().path("detail").asText("the service refused"));
    }
    return answer.body();
  }

  private Answer send(HttpRequest.Builder request) throws IOException {
    if (!secret.isEmpty()) {
      request.header("Authorization", "Bearer " + secret);
    }
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(response.statusCode(), CommandJson.MAPPER.readTree(response.body()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the service was asked");
    }
  }

  /// Puts something at a path.
  Answer put(String path, JsonNode body) throws IOException {
    return send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  /// A value as it may stand in a path or a query.
  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
