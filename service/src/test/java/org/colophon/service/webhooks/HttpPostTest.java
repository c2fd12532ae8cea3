package org.colophon.service.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.colophon.service.webhooks.Webhooks.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpPostTest {
  private static final Message MESSAGE =
      new Message(Map.of("webhook-id", "recall-1", "content-type", "text/plain"), "body");

  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final HttpPost post = new HttpPost();
  private HttpServer receiver;

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          bodies.add(
              exchange.getRequestHeaders().getFirst("webhook-id")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          String path = exchange.getRequestURI().getPath();
          if (path.equals("/302")) {
            exchange.getResponseHeaders().add("Location", "/200");
          }
          exchange.sendResponseHeaders(Integer.parseInt(path.substring(1)), -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
    post.close();
  }

  private Optional<String> send(int status) {
    URI url = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/" + status);
    return post.send(url, MESSAGE);
  }

  @Test
  void anAnswerOfTheTwoHundredsIsSuccess() {
    assertEquals(Optional.empty(), send(200));
    assertEquals(Optional.empty(), send(204));
    assertEquals(List.of("recall-1 body", "recall-1 body"), bodies);
  }

  @Test
  void aRedirectIsNotFollowed() {
    assertEquals(Optional.of("it answered 302"), send(302));
    assertEquals(1, bodies.size());
  }

  @Test
  void everythingElseIsAFailureInWords() {
    assertEquals(Optional.of("it answered 410"), send(410));
    assertEquals(Optional.of("it answered 500"), send(500));
    receiver.stop(0);
    assertTrue(send(200).orElseThrow().startsWith("it could not be reached"));
  }
}
