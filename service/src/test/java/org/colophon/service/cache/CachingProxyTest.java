package org.colophon.service.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.colophon.service.testing.TestService;
import org.colophon.service.webhooks.CachePurge;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// nginx keeps answers for no longer than the service says: by real seconds, which are few. The
/// service's own clock is set so that answers hold for [#LIFETIME] seconds.
@Timeout(120)
class CachingProxyTest {
  private static final Pattern MODULES = Pattern.compile("--modules-path=(\\S+)");
  private static final String PURGE = "ngx_http_cache_purge_module.so";
  private static final String LIST = "/v1/segments/kuestenleser/recommendations?k=5";
  private static final String HOLD =
      "{\"id\":\"h\",\"scope\":{\"items\":[\"flutnacht\"]},\"reason\":\"injunction\",\"by\":\"legal\"}";
  private static final int LIFETIME = 4;

  @TempDir private Path directory;

  private final TestService service = new TestService();
  private final HttpClient client = HttpClient.newHttpClient();
  private @Nullable Process nginx;
  private String proxy = "";

  @BeforeEach
  void start() throws IOException, InterruptedException {
    Optional<Path> module = purgeModule();
    assumeTrue(module.isPresent(), "nginx or its module http-cache-purge is not installed here");
    service.start(0, null);
    try (InputStream lines =
        TestService.class.getResourceAsStream("/org/colophon/service/http/catalogue.ndjson")) {
      assertTrue(lines != null, "catalogue.ndjson is missing");
      String text = new String(lines.readAllBytes(), StandardCharsets.UTF_8);
      send("POST", service.address() + "/v1/items:batch", text);
    }
    service.followRecalls();
    startNginx(module.orElseThrow());
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (nginx != null) {
      nginx.destroy();
      nginx.waitFor();
    }
    client.close();
    service.close();
  }

  /// Where nginx keeps its modules; empty without nginx or without that module.
  private static Optional<Path> purgeModule() throws InterruptedException {
    try {
      Process asked = new ProcessBuilder("nginx", "-V").redirectErrorStream(true).start();
      String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      asked.waitFor();
      return MODULES
          .matcher(said)
          .results()
          .map(found -> Path.of(found.group(1), PURGE))
          .filter(Files::exists)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void startNginx(Path module) throws IOException, InterruptedException {
    int port = freePort();
    proxy = "http://127.0.0.1:" + port;
    String configuration =
        """
        load_module %s;
        daemon off;
        master_process off;
        pid %2$s/nginx.pid;
        error_log %2$s/error.log;
        events {}
        http {
          access_log off;
          client_body_temp_path %2$s/body;
          proxy_temp_path %2$s/proxy;
          fastcgi_temp_path %2$s/fastcgi;
          uwsgi_temp_path %2$s/uwsgi;
          scgi_temp_path %2$s/scgi;
          proxy_cache_path %2$s/cache keys_zone=answers:1m;
          server {
            listen 127.0.0.1:%3$d;
            location = /purge {
              internal;
              allow 127.0.0.1;
              deny all;
              proxy_cache_purge answers $request_uri;
            }
            location / {
              if ($request_method = PURGE) {
                rewrite ^ /purge last;
              }
              proxy_pass %4$s;
              proxy_cache answers;
              proxy_cache_key $request_uri;
              add_header X-Cache $upstream_cache_status always;
            }
          }
        }
        """
            .formatted(module, directory, port, service.address());
    Path file = Files.writeString(directory.resolve("nginx.conf"), configuration);
    nginx =
        new ProcessBuilder("nginx", "-p", directory.toString(), "-c", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("out.log").toFile())
            .start();
    while (!isListening(port)) {
      assertTrue(nginx.isAlive(), () -> read("out.log") + read("error.log"));
      Thread.sleep(20);
    }
  }

  private String read(String file) {
    try {
      return Files.readString(directory.resolve(file));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static boolean isListening(int port) {
    try (java.net.Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private HttpResponse<String> send(String method, String url, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header(
                "Content-Type", url.endsWith("batch") ? "application/x-ndjson" : "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(method + " " + url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private HttpResponse<String> asked() {
    return send("GET", proxy + LIST, "");
  }

  private static boolean shows(HttpResponse<String> answer) {
    return answer.body().contains("\"id\":\"flutnacht\"");
  }

  private static String cache(HttpResponse<String> answer) {
    return answer.headers().firstValue("X-Cache").orElse("");
  }

  /// Ends an item so that answers hold for [#LIFETIME] seconds more by the service's clock.
  private void endSoon() {
    String json =
        """
        {"source": "cms", "imprint": "kai", "desk": "desk-kai", "content_type": "news",
         "canonical_url": "https://kai.example/deichbericht", "title": "Deichbericht",
         "language": "de", "text": "Die Küste und der Hafen nach der Sturmflut.",
         "lifecycle": {"state": "published", "published_at": "2026-11-22T06:00:00Z",
          "expires_at": "%s"}}
        """
            .formatted(TestService.NOW.plusSeconds(LIFETIME + 2));
    var answer = send("PUT", service.address() + "/v1/items/deichbericht", json);
    assertTrue(answer.statusCode() < 300, answer.body());
  }

  @Test
  void anAnswerIsServedFromCacheUntilItsEndAndNotBeyond() throws InterruptedException {
    endSoon();
    HttpResponse<String> first = asked();
    long asked = System.nanoTime();
    assertEquals(
        "public, max-age=" + LIFETIME + ", must-revalidate",
        first.headers().firstValue("Cache-Control").orElse(""));
    assertEquals("MISS", cache(first));
    assertTrue(first.body().contains("\"id\":\"deichbericht\""), first.body());
    assertEquals(first.body(), asked().body(), "the cache answers for the service");
    service.clock().advance(Duration.ofSeconds(LIFETIME));
    sleepUntil(asked, LIFETIME + 1);
    HttpResponse<String> later = asked();
    assertFalse(cache(later).equals("HIT"), cache(later));
    assertFalse(later.body().contains("\"id\":\"deichbericht\""), later.body());
  }

  @Test
  void nothingStaleIsServedWhileTheServiceIsDown() throws InterruptedException {
    endSoon();
    asked();
    long asked = System.nanoTime();
    service.close();
    sleepUntil(asked, LIFETIME + 1);
    HttpResponse<String> later = asked();
    assertEquals(502, later.statusCode());
    assertFalse(shows(later));
  }

  @Test
  void withoutAPurgeARecalledAnswerEndsWithItsLifetime() throws InterruptedException {
    endSoon();
    assertTrue(shows(asked()));
    long asked = System.nanoTime();
    send("POST", service.address() + "/v1/holds", HOLD);
    sleepUntil(asked, LIFETIME + 1);
    assertFalse(shows(asked()));
  }

  @Test
  void aRecalledAnswerIsPurgedAtOnce() {
    assertTrue(shows(asked()));
    assertEquals("HIT", cache(asked()));
    try (CachePurge purge =
        new CachePurge(List.of(URI.create(proxy)), service.recallStore(), service.clock())) {
      assertEquals(0, purge.run());
      assertEquals("HIT", cache(asked()));
      send("POST", service.address() + "/v1/holds", HOLD);
      assertTrue(shows(asked()), "the cache does not know yet");
      assertEquals(1, purge.run());
      HttpResponse<String> later = asked();
      assertEquals("MISS", cache(later));
      assertFalse(shows(later));
      service.clock().advance(Duration.ofSeconds(3));
      assertEquals(0, purge.run(), "it is purged again for a moment, and then left alone");
      assertFalse(shows(asked()));
    }
  }

  /// Real time: nginx has no other.
  private static void sleepUntil(long since, int seconds) throws InterruptedException {
    long left = since + TimeUnit.SECONDS.toNanos(seconds) - System.nanoTime();
    if (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }
}
