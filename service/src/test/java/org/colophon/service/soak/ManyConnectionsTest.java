package org.colophon.service.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Callers who hold connections: idle ones, some that send a body slowly, and some that do not read
/// their answer. The service goes on answering others. 500 idle connections in the build, any
/// number with `-Dcolophon.connections=5000`.
class ManyConnectionsTest {
  private static final int IDLE = Integer.getInteger("colophon.connections", 500);
  private static final int SLOW = 300;
  private static final int REQUESTS_EACH = 40;

  @TempDir private Path directory;

  private final List<Socket> sockets = new ArrayList<>();
  private final Shop shop = new Shop(new Random(12), 100);
  private ServiceProcess service;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    service = ServiceProcess.start(directory, System.nanoTime(), 1);
    client = new Client(service::address);
    assertEquals(200, client.send("POST", "/v1/items:batch", shop.surroundings()).status());
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    client.close();
    service.close();
  }

  private Socket connect(int receiveBuffer) throws IOException {
    Socket socket = new Socket();
    sockets.add(socket);
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.connect(
        new InetSocketAddress(
            InetAddress.getLoopbackAddress(), URI.create(service.address()).getPort()));
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /// Others are answered: a check of the process, an editor's write, and a list for readers.
  private void assertAnswers() throws IOException {
    for (int i = 0; i < 20; i++) {
      assertEquals(200, client.send("GET", "/health/live", "").status());
      String item = shop.books(i, i + 1).replace("\"schema\":\"colophon-item/1\",", "").strip();
      int status = client.send("PUT", "/v1/items/" + Shop.id(i), item).status();
      assertEquals(201, status, "item " + i);
      assertEquals(200, client.send("POST", "/v1/recommendations", "{\"k\":5}").status());
    }
  }

  @Test
  void idleConnectionsKeepNobodyElseOut() throws IOException {
    for (int i = 0; i < IDLE; i++) {
      connect(0);
    }
    for (Socket socket : sockets.subList(0, IDLE / 2)) {
      send(socket, "GET /health/live HTTP/1.1\r\nHo"); // half a head
    }
    assertAnswers();
  }

  @Test
  void slowBodiesKeepNobodyElseOut() throws IOException {
    for (int i = 0; i < SLOW; i++) {
      Socket socket = connect(0);
      send(
          socket,
          "POST /v1/suggestions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Content-Length: 1000\r\n\r\n{");
    }
    assertAnswers();
  }

  @Test
  void answersThatAreNotReadKeepNobodyElseOut() throws IOException {
    String request = "GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n";
    for (int i = 0; i < SLOW; i++) {
      send(connect(1_024), request.repeat(REQUESTS_EACH));
    }
    assertAnswers();
  }
}
