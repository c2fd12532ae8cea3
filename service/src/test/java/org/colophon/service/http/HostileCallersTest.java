package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.service.app.Endpoints;
import org.colophon.service.http.ApiClient.Answer;
import org.colophon.service.testing.TestService;
import org.colophon.service.web.Pages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Callers who want to do harm: slow ones, pages of other origins, odd methods.
class HostileCallersTest {
  private static final Duration LONG = Duration.ofMinutes(4);

  private static final String CLOSE = "Connection: close";

  private final TestService service = new TestService();
  private final List<Socket> sockets = new ArrayList<>();

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    service.close();
  }

  private HttpServer server(Duration bodyPatience) {
    HttpServer.Settings settings =
        new HttpServer.Settings("127.0.0.1", 0, Set.of(), Set.of(), bodyPatience, false);
    return Endpoints.serve(settings, service.backend(), Pages.routes());
  }

  private static ApiClient client(HttpServer server) {
    return new ApiClient("http://127.0.0.1:" + server.port());
  }

  private Socket send(HttpServer server, String text) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    sockets.add(socket);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  private static String head(String method, String path, String... headers) {
    String further = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + further + "\r\n";
  }

  private static String answer(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void manySlowBodiesLeaveTheServiceAnswering() throws IOException {
    try (HttpServer server = server(LONG);
        ApiClient api = client(server)) {
      for (int i = 0; i < 300; i++) {
        List<String> headers =
            List.of(
                "Content-Type: application/json",
                i % 3 == 0 ? "Transfer-Encoding: chunked" : "Content-Length: 100",
                i % 2 == 0 ? "Expect: 100-continue" : "X-Slow: 1");
        send(server, head("POST", "/v1/suggestions", headers.toArray(String[]::new)) + "{");
      }
      assertEquals(200, api.get("/health/live").status());
      assertEquals(422, api.post("/v1/suggestions", "{}").status());
    }
  }

  @Test
  void aBodyThatDoesNotComeEndsTheConnection() throws IOException {
    try (HttpServer server = server(Duration.ofMillis(50));
        ApiClient api = client(server)) {
      String head =
          head("POST", "/v1/holds", "Content-Type: application/json", "Content-Length: 100");
      assertEquals("", answer(send(server, head + "{\"reason\":")));
      assertEquals(200, api.get("/health/live").status());
    }
  }

  @Test
  void aCallerWhoAsksWhetherToSendTheBodyIsAnswered() throws IOException {
    try (HttpServer server = server(LONG)) {
      String body = "{\"scope\":{\"items\":[\"x\"]},\"reason\":\"r\",\"by\":\"b\"}";
      Socket socket =
          send(
              server,
              head(
                  "POST",
                  "/v1/holds",
                  "Content-Type: application/json",
                  "Content-Length: " + body.length(),
                  "Expect: 100-continue",
                  CLOSE));
      socket.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
      String answer = answer(socket);
      assertTrue(answer.contains("HTTP/1.1 201"), answer);
    }
  }

  @Test
  void aPageOfAnotherOriginChangesNothing() {
    try (HttpServer server = server(LONG);
        ApiClient api = client(server)) {
      String own = "http://127.0.0.1:" + server.port();
      for (Map<String, String> headers :
          List.of(
              Map.of("Origin", "https://evil.example"),
              Map.of("Origin", "null"),
              Map.of("Origin", "http://127.0.0.1:1"),
              Map.of("Sec-Fetch-Site", "cross-site"),
              Map.of("Sec-Fetch-Site", "same-site"))) {
        Answer answer = api.send("POST", "/v1/policies:reload", null, headers);
        assertEquals(403, answer.status(), headers + answer.text());
        assertEquals("origin_not_allowed", answer.json().get("code").asText());
      }
      for (Map<String, String> headers :
          List.of(
              Map.<String, String>of(),
              Map.of("Origin", own),
              Map.of("Sec-Fetch-Site", "same-origin"))) {
        assertEquals(200, api.send("POST", "/v1/policies:reload", null, headers).status());
      }
    }
  }

  @Test
  void onlyItsOwnNamesAreServedWhereOthersReachIt() {
    HttpServer.Settings settings =
        HttpServer.Settings.at("0.0.0.0", 0, Set.of("colophon.example"), Set.of());
    OriginFilter filter = new OriginFilter(settings);
    for (String host : List.of("colophon.example", "localhost", "10.1.2.3", "[fd00::1]")) {
      assertTrue(filter.isServed(host), host);
    }
    for (String host : List.of("evil.example", "colophon.example.evil.example", "", "10.1.2.3.x")) {
      assertFalse(filter.isServed(host), host);
    }
    assertFalse(new OriginFilter(HttpServer.Settings.local(0)).isServed("10.1.2.3"));
  }

  @Test
  void oddMethodsAreRefusedAndTheirPathsAreNotLogged() throws IOException {
    PrintStream before = System.err;
    ByteArrayOutputStream logged = new ByteArrayOutputStream();
    System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
    try (HttpServer server = server(LONG)) {
      for (String request :
          List.of(
              head("TRACE", "/v1/people/p-secret", CLOSE),
              head("TRACK", "/v1/people/p-secret", CLOSE),
              head("BREW", "/v1/people/p-secret", CLOSE),
              head("PROPFIND", "/v1/people/p-secret", CLOSE),
              head("CONNECT", "p-secret.example:80", CLOSE))) {
        String answer = answer(send(server, request));
        assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertFalse(answer.contains("p-secret"), answer);
      }
    } finally {
      System.setErr(before);
    }
    assertFalse(
        logged.toString(StandardCharsets.UTF_8).contains("p-secret"),
        logged.toString(StandardCharsets.UTF_8));
  }
}
