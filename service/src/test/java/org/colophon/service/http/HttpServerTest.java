package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.colophon.service.app.Backend;
import org.colophon.service.app.Endpoints;
import org.colophon.service.http.ApiClient.Answer;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What holds for every route.
class HttpServerTest {
  private TestService service;
  private ApiClient api;

  @BeforeEach
  void start() {
    service = new TestService().start(0, null);
    api = new ApiClient(service.address());
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  @Test
  void pagesMayRunNoInlineScriptAndMakeNoMarkupOfStrings() {
    for (String path : List.of("/", "/example-cms.html")) {
      Answer page = api.get(path);
      assertEquals(200, page.status());
      String policy = page.header("Content-Security-Policy");
      assertTrue(policy.startsWith("default-src 'self';"), policy);
      assertTrue(policy.contains("require-trusted-types-for 'script'"), policy);
      assertFalse(policy.contains("unsafe"), policy);
      assertEquals("nosniff", page.header("X-Content-Type-Options"));
    }
  }

  @Test
  void isReadyWhenNothingIsMissing() {
    assertEquals("ready", api.get("/health/ready").json().get("status").asText());
    service.setMissing(List.of("the index is being rebuilt"));
    assertEquals("live", api.get("/health/live").json().get("status").asText());
    assertEquals("none", api.get("/v1/demo").json().get("feed").asText());
    assertEquals("3.1.0", api.get("/openapi.json").json().get("openapi").asText());
  }

  @Test
  void metricsTellHowOftenARouteAnsweredWhatAndNothingOfTheRequests() {
    api.get("/v1/items/hafenlicht");
    api.get("/v1/items/nebelkai");
    api.get("/v1/imprints");
    String metrics = api.get("/metrics").text();
    assertTrue(
        metrics.contains(
            "colophon_http_requests_seconds_count{method=\"GET\",route=\"/v1/items/{id}\",status=\"404\"} 2"),
        metrics);
    assertTrue(metrics.contains("route=\"/v1/imprints\",status=\"200\"} 1"), metrics);
    assertTrue(metrics.contains("jvm_memory_used_bytes"), metrics);
    assertFalse(metrics.contains("hafenlicht"), metrics);
  }

  @Test
  void saysNotReadyWithTheReason() throws IOException {
    service.setMissing(List.of("the index is being rebuilt"));
    String answer =
        raw("GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 503"), answer);
    assertTrue(answer.contains("the index is being rebuilt"), answer);
  }

  @Test
  void aForeignHostNameIsNotServed() throws IOException {
    String answer =
        raw("GET /v1/imprints HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
    assertTrue(answer.contains("\"code\":\"host_not_served\""), answer);
  }

  @Test
  void aMalformedRequestIsAProblemToo() throws IOException {
    for (String request :
        List.of(
            "GET /v1/items/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            "NONSENSE\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "y".repeat(20_000) + "\r\n\r\n")) {
      String answer = raw(request);
      assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
      assertTrue(answer.contains("application/problem+json"), answer);
      assertFalse(answer.contains("jetty"), answer);
    }
  }

  private String raw(String request) throws IOException {
    URI address = URI.create(service.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void anotherOriginIsNotAnswered() {
    Answer answer = api.send("GET", "/v1/imprints", null, Map.of("Origin", "https://cms.example"));
    assertEquals("", answer.header("Access-Control-Allow-Origin"));
  }

  @Test
  void anAllowedOriginIsAnswered() {
    HttpServer.Settings settings =
        HttpServer.Settings.at(
            "127.0.0.1", 0, java.util.Set.of(), java.util.Set.of("https://cms.example"));
    try (HttpServer server = Endpoints.serve(settings, service.backend(), List.of());
        ApiClient other = new ApiClient("http://127.0.0.1:" + server.port())) {
      Map<String, String> origin = Map.of("Origin", "https://cms.example");
      Answer answer = other.send("GET", "/v1/imprints", null, origin);
      assertEquals("https://cms.example", answer.header("Access-Control-Allow-Origin"));
      Answer preflight = other.send("OPTIONS", "/v1/suggestions", null, origin);
      assertEquals(204, preflight.status());
      assertTrue(preflight.header("Access-Control-Allow-Headers").contains("Content-Type"));
    }
  }

  @Test
  void aFaultOfOursIsToldByAnIncidentIdAlone() {
    Backend broken = service.backend();
    Backend.Hooks hooks =
        new Backend.Hooks(
            () -> {
              throw new IllegalStateException("the index is gone from /var/lib");
            },
            List::of,
            List.of(),
            null);
    Backend backend =
        new Backend(
            broken.stores(),
            broken.useCases(),
            broken.readers(),
            hooks,
            broken.config(),
            broken.clock());
    try (HttpServer server = Endpoints.serve(HttpServer.Settings.local(0), backend, List.of());
        ApiClient other = new ApiClient("http://127.0.0.1:" + server.port())) {
      Answer answer =
          other.post("/v1/holds", "{\"scope\":{\"items\":[\"x\"]},\"reason\":\"r\",\"by\":\"b\"}");
      assertEquals(500, answer.status());
      assertEquals("internal_fault", answer.json().get("code").asText());
      assertTrue(
          answer.json().get("detail").asText().matches("the service failed; incident [0-9a-z]+-1"),
          answer.text());
      assertFalse(answer.text().contains("/var/lib"), answer.text());
    }
  }
}
