package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.colophon.service.generation.ChatModels;
import org.colophon.service.generation.GenerationService;
import org.colophon.service.generation.GenerationStore;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Endpoints of both protocols that work, hang, stream without end, fail, redirect, and invent.
class FaultyEndpointTest {
  private static final Duration LIMIT = Duration.ofMillis(1_500);
  private static final String ITEM = "/v1/items/hafenfall/";

  private final CountDownLatch ended = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final TestService service = new TestService();
  private com.sun.net.httpserver.HttpServer endpoint;

  FaultyEndpointTest() throws IOException {
    endpoint =
        com.sun.net.httpserver.HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    endpoint.setExecutor(threads);
    endpoint.start();
  }

  @AfterEach
  void stop() {
    ended.countDown();
    endpoint.stop(0);
    threads.shutdownNow();
    service.close();
  }

  private interface Behaviour {
    void answer(HttpExchange exchange) throws IOException;
  }

  private void behave(Behaviour behaviour) {
    for (String path : new String[] {"/v1", "/api"}) {
      try {
        endpoint.removeContext(path);
      } catch (IllegalArgumentException _) {
        // the first one
      }
      endpoint.createContext(
          path,
          exchange -> {
            exchange.getRequestBody().readAllBytes();
            behaviour.answer(exchange);
          });
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /// The model says this, in the protocol's envelope.
  private Behaviour says(ChatModels.Kind kind, String content) {
    ObjectNode envelope = ApiClient.MAPPER.createObjectNode().put("model", "m");
    if (kind == ChatModels.Kind.OPENAI) {
      envelope.put("id", "1").put("object", "chat.completion").put("created", 1);
      ObjectNode choice = envelope.putArray("choices").addObject();
      choice.put("index", 0).put("finish_reason", "stop");
      choice.putObject("message").put("role", "assistant").put("content", content);
      envelope
          .putObject("usage")
          .put("prompt_tokens", 90)
          .put("completion_tokens", 10)
          .put("total_tokens", 100);
    } else {
      envelope.put("created_at", "2026-11-22T09:00:00Z").put("done", true);
      envelope.put("done_reason", "stop").put("prompt_eval_count", 90).put("eval_count", 10);
      envelope.putObject("message").put("role", "assistant").put("content", content);
    }
    return exchange -> send(exchange, 200, envelope.toString());
  }

  private void streamsWithoutEnd(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      while (ended.getCount() > 0) {
        out.write("{\"choices\":[ garbage \u0000 ".getBytes(StandardCharsets.UTF_8));
        out.flush();
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hangs(HttpExchange exchange) {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(120)
  void faultsAreRefusedAndTheEditorsAnswerStaysAsItIs(ChatModels.Kind kind) {
    String path = kind == ChatModels.Kind.OPENAI ? "/v1" : "";
    URI url = URI.create("http://127.0.0.1:" + endpoint.getAddress().getPort() + path);
    service
        .proposingWith(
            ChatModels.of(kind, url, "m", "", LIMIT),
            new GenerationService.Settings(
                "m", false, LIMIT, new GenerationStore.Budget(100, 1_000_000), "DE"))
        .start(0, null);
    try (ApiClient api = new ApiClient(service.address())) {
      api.load("catalogue.ndjson");
      String undisturbed = api.get(ITEM + "suggestions").text();
      Map<String, Behaviour> faults =
          Map.of(
              "timed_out",
              this::hangs,
              "timed_out ",
              this::streamsWithoutEnd,
              "endpoint_failed",
              exchange -> send(exchange, 500, "{}"),
              "endpoint_failed ",
              exchange -> send(exchange, 200, "garbage"),
              "not_valid",
              says(kind, "{\"choices\": garbage"),
              "fact_not_found",
              says(kind, "{\"texts\":[\"In Rostock liegt ein Toter.\"]}"),
              "markup",
              says(kind, "{\"texts\":[\"Am Hafen: http://evil.example\"]}"));
      faults.forEach((wanted, behaviour) -> {
        behave(behaviour);
        JsonNode answer = api.post(ITEM + "generations", "{\"task\":\"teaser\"}").json();
        assertEquals(0, answer.path("texts").size(), answer.toString());
        String code = answer.at("/refusals/0/code").asText();
        assertEquals(wanted.strip(), code, answer.toString());
        assertEquals(undisturbed, api.get(ITEM + "suggestions").text(), wanted);
      });
      behave(says(kind, "{\"ranking\":[\"kuestenleser\",\"nobody\"]}"));
      JsonNode others = api.post(ITEM + "generations", "{\"task\":\"rank_segments\"}").json();
      assertEquals("unknown_candidate", others.at("/refusals/0/code").asText(), others.toString());
      behave(says(kind, "{\"texts\":[\"Am Hafen liegt ein Toter.\"]}"));
      JsonNode good = api.post(ITEM + "generations", "{\"task\":\"teaser\"}").json();
      assertEquals("Am Hafen liegt ein Toter.", good.at("/texts/0").asText(), good.toString());
      assertEquals(undisturbed, api.get(ITEM + "suggestions").text());
      assertTrue(undisturbed.contains("kuestenleser"));
    }
  }
}
