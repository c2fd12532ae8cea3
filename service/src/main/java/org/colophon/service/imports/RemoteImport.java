package org.colophon.service.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.imports.DeliveryDefaults.Presets;
import org.colophon.service.imports.LineResult.Outcome;
import org.colophon.service.imports.LineResult.Rejected;
import org.colophon.service.imports.LineResult.Taken;

/// Hands deliveries to a running service, which owns the catalogue: batch by batch to `POST
/// /v1/items:batch`. What the delivery says once is written into each record.
public final class RemoteImport {
  /// Well below what the service takes in one body.
  private static final int MAX_BODY = 2 * 1024 * 1024;

  private static final int MAX_LINES = 500;

  private final URI service;
  private final String secret;
  private final HttpClient client;

  /// @param secret by which the service knows programs of this user; empty when unknown
  public RemoteImport(URI service, String secret, HttpClient client) {
    this.service = service;
    this.secret = secret;
    this.client = client;
  }

  /// Sends everything in `records`.
  ///
  /// @throws IOException when the service cannot be reached or refuses a batch as a whole; what was
  ///   sent before is recorded
  public ImportSummary run(RecordStream records, Presets presets, Consumer<LineResult> results)
      throws IOException {
    Sending sending = new Sending(presets, results);
    try {
      records.forEach(sending::take);
      sending.flush();
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
    return sending.summary;
  }

  /// One delivery under way.
  private final class Sending {
    private final Presets presets;
    private final Consumer<LineResult> results;
    private final List<RecordPosition> places = new ArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private ImportSummary summary = new ImportSummary(0, 0, 0, 0);

    Sending(Presets presets, Consumer<LineResult> results) {
      this.presets = presets;
      this.results = results;
    }

    void take(RecordStream.Raw raw) {
      switch (raw) {
        case RecordStream.Raw.Malformed(RecordPosition place, ApiException error) ->
            report(Rejected.of(place, error));
        case RecordStream.Raw.Parsed(RecordPosition place, JsonNode node) -> {
          byte[] line =
              (RecordReader.filled(node, presets) + "\n").getBytes(StandardCharsets.UTF_8);
          if (body.size() + line.length > MAX_BODY || places.size() == MAX_LINES) {
            flush();
          }
          body.writeBytes(line);
          places.add(place);
        }
      }
    }

    void flush() {
      if (places.isEmpty()) {
        return;
      }
      List<String> answers = post(body.toByteArray()).lines().toList();
      if (answers.size() != places.size()) {
        throw new UncheckedIOException(
            new IOException(
                service + " answered " + answers.size() + " of " + places.size() + " lines"));
      }
      for (int i = 0; i < answers.size(); i++) {
        report(result(places.get(i), answers.get(i)));
      }
      places.clear();
      body.reset();
    }

    private void report(LineResult result) {
      summary = summary.plus(result);
      results.accept(result);
    }
  }

  private String post(byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve("/v1/items:batch"))
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (!secret.isEmpty()) {
      request.header("Authorization", "Bearer " + secret);
    }
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (response.statusCode() != 200) {
        throw new IOException(
            service + " answered " + response.statusCode() + ": " + detail(response.body()));
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("interrupted while sending"));
    }
  }

  private static String detail(String body) {
    try {
      return ApiMapper.parse(body).path("detail").asText("");
    } catch (ApiException _) {
      return "no reason given";
    }
  }

  private static LineResult result(RecordPosition place, String answer) {
    JsonNode node;
    try {
      node = ApiMapper.parse(answer);
    } catch (ApiException _) {
      return new Rejected(place, "not_json", "", "the service's answer is not JSON", "");
    }
    JsonNode problem = node.path("problem");
    return problem.isObject()
        ? new Rejected(
            place,
            problem.path("code").asText(),
            problem.path("field").asText(""),
            problem.path("detail").asText(),
            problem.path("fix").asText(""))
        : new Taken(place, node.path("id").asText(""), outcome(node));
  }

  private static Outcome outcome(JsonNode node) {
    return switch (node.path("outcome").asText()) {
      case "changed" -> Outcome.CHANGED;
      case "older" -> Outcome.OLDER;
      default -> Outcome.CONFIRMED; // confirmed, or a reference record that was put
    };
  }
}
