package org.colophon.service.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Deliveries that are fetched from a real HTTP server, and sent to one that stands for the
/// service.
class ImportFetchTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final String FEED =
      """
      <rss version="2.0"><channel><item><guid>kai-17</guid><title>Die Fähre fährt wieder</title>
      <description>Seit Montag fährt die Fähre wieder nach Plan.</description>
      <pubDate>Fri, 20 Nov 2026 09:00:00 +0100</pubDate></item></channel></rss>
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private final AtomicBoolean refused = new AtomicBoolean();
  private HttpServer server;
  private String address;

  @TempDir private Path folder = Path.of(".");

  @BeforeEach
  void start() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    server.createContext("/feed.xml", this::feed);
    server.createContext("/moved", exchange -> answer(exchange, 302, "", "Location", "/feed.xml"));
    server.createContext(
        "/away", exchange -> answer(exchange, 302, "", "Location", "http://elsewhere.example/"));
    server.createContext("/broken", exchange -> answer(exchange, 503, "", "Retry-After", "60"));
    server.createContext(
        "/maintenance",
        exchange -> answer(exchange, 200, "<html><body>Wartung</body></html>", "A", "b"));
    server.createContext(
        "/long/feed.xml",
        exchange -> answer(exchange, 302, "x".repeat(100_000), "Location", "/feed.xml"));
    server.createContext("/gone", exchange -> answer(exchange, 404, "x".repeat(1_000), "A", "b"));
    server.createContext("/v1/", this::service);
    server.start();
    address = "http://" + loopback.getHostAddress() + ":" + server.getAddress().getPort();
    Files.writeString(
        folder.resolve("colophon.yaml"), "fetch_host: [" + loopback.getHostAddress() + "]\n");
    Instance.announce(folder, server.getAddress().getPort(), "");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void feed(HttpExchange exchange) throws IOException {
    String tag = String.valueOf(exchange.getRequestHeaders().getFirst("If-None-Match"));
    asked.add(tag);
    boolean same = tag.equals("\"v1\"");
    answer(exchange, same ? 304 : 200, same ? "" : FEED, "ETag", "\"v1\"");
  }

  private void service(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    received.add(exchange.getRequestMethod() + " " + path + " " + body);
    String result =
        refused.get() && body.contains("colophon-item/1")
            ? "{\"line\":1,\"problem\":{\"code\":\"c\",\"field\":\"/x\",\"detail\":\"d\",\"fix\":\"f\"}}\n"
            : path.equals("/v1/items:batch")
                ? "{\"line\":1,\"id\":\"a\",\"outcome\":\"changed\",\"seq\":1}\n"
                : "{}";
    answer(exchange, 200, result, "Content-Type", "application/json");
  }

  private static void answer(
      HttpExchange exchange, int status, String body, String header, String value)
      throws IOException {
    exchange.getResponseHeaders().set(header, value);
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private int run(String... arguments) {
    return Commands.of(() -> NOW)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(
            Stream.concat(
                    Stream.of("import", "--data", folder.toString(), "--source", "web"),
                    Stream.of(arguments))
                .toArray(String[]::new));
  }

  private long items() {
    return received.stream().filter(line -> line.contains("colophon-item/1")).count();
  }

  @Test
  void aDeliveryIsFetchedAndTakenAlsoWhereItMovedTo() {
    int exit = run("--imprint", "kai", "--fetch", address + "/moved");
    assertEquals(Exit.OK, exit, err.toString());
    assertEquals(1, items());
    assertTrue(received.toString().contains("Die Fähre fährt wieder"), received::toString);
  }

  @Test
  void whatDidNotChangeIsNotTakenAgainAndConfirmsACompleteDelivery() throws Exception {
    Path manifest = folder.resolve("manifest.yaml");
    Files.writeString(manifest, "source: web\nimprint: kai\ncomplete: true\n");
    Thread watch =
        Thread.ofPlatform()
            .start(() ->
                run(
                    "--manifest",
                    manifest.toString(),
                    "--fetch",
                    address + "/feed.xml",
                    "--watch",
                    "PT0.02S"));
    while (watch.isAlive() && confirmations() < 3) {
      Thread.sleep(5);
    }
    watch.interrupt();
    watch.join();
    assertEquals(1, items(), received::toString);
    assertEquals(List.of("null", "\"v1\"", "\"v1\""), asked.subList(0, 3));
    assertTrue(confirmations() >= 3, err::toString);
  }

  private long confirmations() {
    return received.stream()
        .filter(line -> line.startsWith("POST /v1/sources/web/deliveries"))
        .count();
  }

  /// Unknown is never fresh: neither what was refused in part nor a page of the provider confirms.
  @Test
  void whatWasNotTakenWholeConfirmsNothingAndIsAskedForAgain() throws IOException {
    Path manifest = folder.resolve("manifest.yaml");
    Files.writeString(manifest, "source: web\nimprint: kai\ncomplete: true\n");
    refused.set(true);
    String[] feed = {"--manifest", manifest.toString(), "--fetch", address + "/feed.xml"};
    assertEquals(Exit.PARTLY, run(feed));
    assertEquals(0, confirmations());
    String[] page = {"--manifest", manifest.toString(), "--fetch", address + "/maintenance"};
    assertEquals(Exit.FAILED, run(page));
    assertTrue(err.toString().contains("/maintenance: the delivery has no record"), err::toString);
    assertEquals(0, confirmations());
    String[] two = {
      "--manifest", manifest.toString(), "--fetch", address + "/a", "--fetch", address + "/b"
    };
    assertEquals(Exit.USAGE, run(two));
  }

  /// The body of a failure, longer than the delivery, is not left in its file.
  @Test
  void nothingOfAnAnswerThatFailedIsLeft() {
    assertEquals(Exit.OK, run("--imprint", "kai", "--fetch", address + "/long/feed.xml"));
    assertEquals(1, items());
    assertEquals(Exit.FAILED, run("--imprint", "kai", "--fetch", address + "/gone"));
    assertTrue(err.toString().contains("/gone answered 404"), err::toString);
  }

  @Test
  void anAddressOfAHostThatNobodyAllowedIsNotAsked() {
    assertEquals(Exit.USAGE, run("--imprint", "kai", "--fetch", "https://elsewhere.example/feed"));
    assertTrue(
        err.toString().contains("host 'elsewhere.example' is not allowed: add it to fetch_host"),
        err::toString);
    assertEquals(Exit.FAILED, run("--imprint", "kai", "--fetch", address + "/away"));
    assertTrue(
        err.toString().contains("leads to http://elsewhere.example/: host 'elsewhere.example'"),
        err::toString);
    assertEquals(0, items());
  }

  @Test
  void oneAddressThatFailsDoesNotKeepTheOthersFromBeingTaken() {
    String[] both = {
      "--imprint", "kai", "--fetch", address + "/broken", "--fetch", address + "/feed.xml"
    };
    assertEquals(Exit.FAILED, run(both));
    assertTrue(err.toString().contains("/broken answered 503"), err::toString);
    assertEquals(1, items());
  }
}
