package org.colophon.service.fence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Writes that concern none of the items shown, made without a pause while readers ask: every
/// answer is whole.
class BusyWritesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int READS = 120;
  private static final int WRITERS = 2;

  private final TestService service = new TestService();
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws IOException {
    service.start(0, null);
    try (InputStream lines =
        TestService.class.getResourceAsStream("/org/colophon/service/http/catalogue.ndjson")) {
      assertTrue(lines != null, "catalogue.ndjson is missing");
      String catalogue = new String(lines.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(200, send("POST", "/v1/items:batch", catalogue).statusCode());
    }
  }

  @AfterEach
  void stop() {
    client.close();
    service.close();
  }

  @Test
  @Timeout(120)
  void unrelatedWritesLeaveNoAnswerEmpty() throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    Queue<String> refused = new ConcurrentLinkedQueue<>();
    List<Thread> writers = new ArrayList<>();
    for (int w = 0; w < WRITERS; w++) {
      int writer = w;
      writers.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; !over.get(); i++) {
                  String imprint = "{\"name\":\"n " + i + "\",\"legal_entity\":\"group\"}";
                  var answer = send("PUT", "/v1/imprints/other-" + writer, imprint);
                  if (answer.statusCode() >= 300) {
                    refused.add(answer.body());
                  }
                }
              }));
    }
    List<String> broken = new ArrayList<>();
    for (int i = 0; i < READS; i++) {
      var list = send("GET", "/v1/segments/kuestenleser/recommendations?k=5", "");
      var recommendations = send("POST", "/v1/recommendations", "{\"k\":3}");
      var check = send("POST", "/v1/checks", "{\"items\":[\"flutnacht\"],\"purpose\":\"export\"}");
      if (size(list, "items") == 0 || size(recommendations, "items") == 0) {
        broken.add(list.body() + " | " + recommendations.body());
      }
      if (size(check, "results") == 0) {
        broken.add("check: " + check.body());
      }
    }
    over.set(true);
    for (Thread writer : writers) {
      writer.join();
    }
    assertEquals(List.of(), List.copyOf(refused));
    assertEquals(List.of(), broken);
  }

  private static int size(HttpResponse<String> answer, String field) {
    try {
      JsonNode body = JSON.readTree(answer.body());
      return answer.statusCode() == 200 && body != null ? body.path(field).size() : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  private HttpResponse<String> send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(service.address() + path))
            .header(
                "Content-Type",
                path.endsWith("batch") ? "application/x-ndjson" : "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
