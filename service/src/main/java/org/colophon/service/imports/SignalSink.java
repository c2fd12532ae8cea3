package org.colophon.service.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.colophon.audience.Signals;
import org.colophon.service.json.Json;
import org.colophon.service.json.MessageJson;
import org.colophon.service.json.Reading;
import org.colophon.service.json.Received;
import org.colophon.service.json.SignalLine;

/// Where the messages of a file go.
public sealed interface SignalSink {
  /// Takes messages in their order; returns what became of each, as `POST /v1/signals` writes it.
  ///
  /// @throws IOException when none of them could be taken
  List<JsonNode> take(List<JsonNode> messages) throws IOException;

  /// The stores, which this process owns.
  record Local(Signals signals, Received received) implements SignalSink {
    @Override
    public List<JsonNode> take(List<JsonNode> messages) {
      List<Reading<JsonNode>> read = new ArrayList<>();
      messages.forEach(message -> read.add(new Reading.Good<>(message)));
      List<JsonNode> results = new ArrayList<>();
      SignalLine.take(read, received, signals).forEach(line -> results.add(line.json()));
      return results;
    }
  }

  /// A service that owns them. It cannot know that messages come from a file, so each is sent with
  /// the corrected time alone.
  record Remote(URI service, HttpClient client, Received received) implements SignalSink {
    @Override
    public List<JsonNode> take(List<JsonNode> messages) throws IOException {
      ObjectNode body = Json.MAPPER.createObjectNode();
      var batch = body.putArray("batch");
      messages.forEach(message -> batch.add(MessageJson.settled(message, received)));
      HttpRequest request =
          HttpRequest.newBuilder(service.resolve("/v1/signals"))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
              .build();
      try {
        HttpResponse<String> response =
            client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        JsonNode answer = Json.MAPPER.readTree(response.body());
        if (response.statusCode() != 200) {
          throw new IOException(
              service
                  + " answered "
                  + response.statusCode()
                  + ": "
                  + answer.path("detail").asText());
        }
        List<JsonNode> results = new ArrayList<>();
        answer.path("results").forEach(results::add);
        return results;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while sending");
      }
    }
  }
}
