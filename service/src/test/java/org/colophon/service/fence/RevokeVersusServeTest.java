package org.colophon.service.fence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.rag.content.injector.DefaultContentInjector;
import dev.langchain4j.rag.query.Query;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.colophon.recommend.GatedContentRetriever;
import org.colophon.service.app.Backend;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The criterion of the fence, held by a recorder outside the service: no request that was sent
/// after a revocation was acknowledged is given the item.
class RevokeVersusServeTest {
  private static final String LIST = "/v1/segments/kuestenleser/recommendations?k=5";
  private static final int READERS = 4;
  private static final int ROUNDS = 60;

  private final TestService service = new TestService();
  private final HttpClient client = HttpClient.newHttpClient();

  /// One answer as a reader saw it; instants of the recorder's own monotonic clock.
  private record Seen(long sent, long received, boolean shown) {}

  /// While it stood; `lifting` is when the request to lift it was sent.
  private record Revoked(long acknowledged, long lifting) {}

  @BeforeEach
  void start() throws IOException {
    service.answeringAssistants().start(0, null);
    try (InputStream lines =
        TestService.class.getResourceAsStream("/org/colophon/service/http/catalogue.ndjson")) {
      assertTrue(lines != null, "catalogue.ndjson is missing");
      send("POST", "/v1/items:batch", new String(lines.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @AfterEach
  void stop() {
    client.close();
    service.close();
  }

  private String send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(service.address() + path))
            .header(
                "Content-Type",
                path.endsWith("batch") ? "application/x-ndjson" : "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      var response = client.send(request, BodyHandlers.ofString());
      assertTrue(response.statusCode() < 300, response.body());
      return response.body();
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static final String HOLD =
      "{\"id\":\"h\",\"scope\":{\"items\":[\"flutnacht\"]},\"reason\":\"injunction\",\"by\":\"legal\"}";

  @Test
  @Timeout(120)
  void nobodyWhoAsksAfterTheAcknowledgementIsGivenTheItem() throws InterruptedException {
    race(() -> send("GET", LIST, ""));
  }

  private static final String SEARCH =
      """
      {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search_catalog",
       "arguments":{"q":"Sturmflut in der Nacht am Deich","k":5}}}
      """;

  @Test
  @Timeout(120)
  void noAssistantThatAsksAfterTheAcknowledgementIsGivenTheItem() throws InterruptedException {
    race(() -> send("POST", "/mcp", SEARCH));
  }

  /// Retrieved passages on their way into a prompt: what counts is the prompt as it is sent.
  @Test
  @Timeout(120)
  void noPromptHasAPassageThatWasStoppedBeforeItsQuestion() throws InterruptedException {
    Backend backend = service.backend();
    GatedContentRetriever retriever = service.retriever(backend);
    Query question = Query.from("Sturmflut in der Nacht am Hafen");
    DefaultContentInjector injector = DefaultContentInjector.builder().build();
    race(() -> {
      ChatMessage prompt =
          injector.inject(retriever.retrieve(question), UserMessage.from(question.text()));
      return prompt.toString().contains("Die Sturmflut kommt") ? "\"flutnacht\"" : "";
    });
  }

  private void race(Supplier<String> ask) throws InterruptedException {
    ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();
    AtomicBoolean over = new AtomicBoolean();
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      readers.add(
          Thread.ofPlatform()
              .start(() -> {
                while (!over.get()) {
                  long sent = System.nanoTime();
                  boolean shown = ask.get().contains("\"flutnacht\"");
                  seen.add(new Seen(sent, System.nanoTime(), shown));
                }
              }));
    }
    List<Revoked> revoked = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      send("POST", "/v1/holds", HOLD);
      long acknowledged = System.nanoTime();
      aWhile(i, seen, acknowledged);
      long lifting = System.nanoTime();
      send("DELETE", "/v1/holds/h", "");
      revoked.add(new Revoked(acknowledged, lifting));
      aWhile(i, seen, System.nanoTime());
    }
    over.set(true);
    for (Thread reader : readers) {
      reader.join();
    }
    assertTrue(seen.stream().anyMatch(Seen::shown), "the item was never shown");
    assertTrue(
        seen.stream().anyMatch(answer -> during(answer, revoked)), "nobody asked during a hold");
    List<Seen> stale =
        seen.stream().filter(answer -> answer.shown() && during(answer, revoked)).toList();
    assertEquals(List.of(), stale);
  }

  /// Five milliseconds; every tenth time as long as it takes somebody to ask and be answered.
  private static void aWhile(int round, Collection<Seen> seen, long since)
      throws InterruptedException {
    Thread.sleep(5);
    while (round % 10 == 0 && seen.stream().noneMatch(answer -> answer.sent() >= since)) {
      Thread.sleep(5);
    }
  }

  private static boolean during(Seen answer, List<Revoked> revoked) {
    return revoked.stream()
        .anyMatch(r -> answer.sent() >= r.acknowledged() && answer.received() <= r.lifting());
  }

  /// One client takes nothing of many answers; a hold must be acknowledged all the same, and the
  /// client must be gone.
  @Test
  @Timeout(20)
  void aClientThatTakesNothingHoldsNoRevocationUp() throws Exception {
    URI address = URI.create(service.address());
    try (Socket greedy = new Socket()) {
      greedy.setReceiveBufferSize(2_048);
      greedy.connect(new InetSocketAddress(address.getHost(), address.getPort()));
      byte[] request =
          ("GET " + LIST + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.UTF_8);
      AtomicBoolean disconnected = new AtomicBoolean();
      Thread asking =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  OutputStream out = greedy.getOutputStream();
                  for (int i = 0; i < 200_000; i++) {
                    out.write(request);
                  }
                } catch (SocketException e) {
                  disconnected.set(true);
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      asking.join();
      assertTrue(disconnected.get(), "all of it was taken");
    }
    send("POST", "/v1/holds", HOLD);
    assertTrue(!send("GET", LIST, "").contains("\"flutnacht\""));
  }
}
