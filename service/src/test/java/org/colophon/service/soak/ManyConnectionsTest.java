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
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Callers who hold connections: idle ones, some that send a body slowly, and some that do not read
/// their answer. The service goes on answering others. 500 idle connections in the build, any
/// number with `-Dcolophon.connections=5000`; how long an editor waits is printed, with and without
/// them.
class ManyConnectionsTest {
  private static final int IDLE = Integer.getInteger("colophon.connections", 500);
  private static final int SLOW = 300;
  private static final int REQUESTS_EACH = 40;
  private static final int WRITES = Math.max(20, IDLE / 25);

  @TempDir private Path directory;

  private final List<Socket> sockets = new ArrayList<>();
  private final Shop shop = new Shop(new Random(12), 20 + 3 * WRITES);
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
      write(i);
      assertEquals(200, client.send("POST", "/v1/recommendations", "{\"k\":5}").status());
    }
  }

  /// An editor writes a new item; returns how long it took in nanoseconds.
  private long write(int number) throws IOException {
    String book = shop.books(number, number + 1);
    String item = book.replace("\"schema\":\"colophon-item/1\",", "").strip();
    Client.Answer answer = client.send("PUT", "/v1/items/" + Shop.id(number), item);
    assertEquals(201, answer.status(), "item " + number);
    return answer.received() - answer.sent();
  }

  private void printWrites(String when, int from) throws IOException {
    long[] micros = new long[WRITES];
    for (int i = 0; i < WRITES; i++) {
      micros[i] = write(from + i) / 1_000;
    }
    Arrays.sort(micros);
    System.out.printf(
        "%d writes %s: p50 %d µs, p95 %d µs%n",
        WRITES, when, micros[WRITES / 2], micros[WRITES * 95 / 100]);
  }

  @Test
  void idleConnectionsKeepNobodyElseOut() throws IOException {
    printWrites("to warm up", 20);
    printWrites("without other connections", 20 + WRITES);
    for (int i = 0; i < IDLE; i++) {
      connect(0);
    }
    for (Socket socket : sockets.subList(0, IDLE / 2)) {
      send(socket, "GET /health/live HTTP/1.1\r\nHo"); // half a head
    }
    printWrites("beside " + IDLE + " idle connections", 20 + 2 * WRITES);
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
