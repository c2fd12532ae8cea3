package org.colophon.service.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportOverHttpTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final String ITEM =
      "{\"schema\":\"colophon-item/1\",\"id\":\"a\",\"content_type\":\"news\",\"title\":\"T\","
          + "\"text\":\"Ein Text.\",\"lifecycle\":{\"state\":\"published\"}}\n";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of(".");

  @Test
  void whileAServiceRunsTheImportGoesToItOverHttp() throws IOException {
    Path file =
        Files.writeString(folder.resolve("a.jsonl"), ITEM + ITEM.replace("\"a\"", "\"b\"") + "{\n");
    List<String> received = new ArrayList<>();
    HttpServer service =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/v1/items:batch",
        exchange -> {
          received.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          byte[] answer =
              """
              {"line":1,"id":"a","outcome":"changed","seq":1}
              {"line":2,"problem":{"code":"other_source","field":"/source","detail":"belongs","fix":"use another"}}
              """
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    service.start();
    try {
      Instance.announce(folder, service.getAddress().getPort(), "");
      int code = run(file, "--source", "cms", "--desk", "d");
      assertEquals(Exit.PARTLY, code, err.toString());
      assertTrue(out.toString().contains("3 records: 1 new or changed"), out.toString());
      assertTrue(err.toString().contains("a.jsonl:2: /source belongs"), err.toString());
      assertTrue(err.toString().contains("a.jsonl:3: "), err.toString());
      assertEquals(2, received.getFirst().lines().count());
      assertTrue(received.getFirst().contains("\"source\":\"cms\",\"desk\":\"d\""));
    } finally {
      service.stop(0);
    }
    assertEquals(Exit.FAILED, run(file, "--source", "cms"));
  }

  private int run(Path file, String... options) {
    return Commands.of(() -> NOW)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(
            Stream.concat(
                    Stream.of("import", file.toString(), "--data", folder.toString()),
                    Stream.of(options))
                .toArray(String[]::new));
  }

  /// A bad file and a service that cannot answer for a while do not end the watch.
  @Test
  void aWatchedFolderIsReadUntilItIsStopped() throws Exception {
    Path inbox = Files.createDirectories(folder.resolve("inbox"));
    Files.writeString(inbox.resolve("a-feed.xml"), "<rss><channel/></rss>"); // names no imprint
    Files.writeString(inbox.resolve("b.jsonl"), ITEM);
    AtomicInteger calls = new AtomicInteger();
    HttpServer service = service(calls);
    try {
      Instance.announce(folder, service.getAddress().getPort(), "");
      AtomicInteger ended = new AtomicInteger(-1);
      Thread watch =
          Thread.ofPlatform()
              .start(() -> ended.set(run(inbox, "--source", "cms", "--watch", "PT0.02S")));
      while (watch.isAlive() && !Files.exists(inbox.resolve("done/b.jsonl"))) {
        Thread.sleep(5);
      }
      watch.interrupt();
      watch.join();
      assertEquals(Exit.OK, ended.get(), err.toString());
    } finally {
      service.stop(0);
    }
    assertTrue(Files.exists(inbox.resolve("done/b.jsonl")));
    assertTrue(Files.exists(inbox.resolve("refused/a-feed.xml")));
    assertEquals(2, calls.get());
    assertTrue(err.toString().contains("a-feed.xml does not say whose it is"), err.toString());
    assertTrue(
        err.toString().contains("b.jsonl: not ready yet; it is tried again"), err.toString());
  }

  /// A service that refuses the first batch.
  private static HttpServer service(AtomicInteger calls) throws IOException {
    HttpServer service =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/v1/items:batch",
        exchange -> {
          boolean first = calls.getAndIncrement() == 0;
          byte[] answer =
              (first
                      ? "{\"detail\":\"not ready yet\"}"
                      : "{\"line\":1,\"id\":\"a\",\"outcome\":\"changed\",\"seq\":1}\n")
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(first ? 503 : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    service.start();
    return service;
  }
}
