package org.colophon.service.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.colophon.service.testing.Child;

/// A [SlowService] in a process of its own, which can be killed as a power cut would and started
/// again on what it left behind; asked by one thread, killed by another.
final class RunProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ProcessBuilder command;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private Process process;
  private volatile int port;

  private RunProcess(ProcessBuilder command) throws IOException {
    this.command = command;
    this.process = command.start();
    this.port = port(process);
  }

  static RunProcess start(Path directory, long nanosPerText) throws IOException {
    return start(directory, "", nanosPerText);
  }

  /// @param disk how a disk of its own is mounted at the directory; empty: none is. What lies there
  ///   is copied onto it
  static RunProcess start(Path directory, String disk, long nanosPerText) throws IOException {
    List<String> options = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-Xshare:auto");
    List<String> words = Child.java(SlowService.class, options, directory, nanosPerText);
    return new RunProcess(
        Child.logged(disk.isEmpty() ? words : Child.onCopy(directory, disk, words)));
  }

  private static int port(Process process) throws IOException {
    return Child.port(process.inputReader(StandardCharsets.UTF_8));
  }

  /// Of the process as it is now.
  synchronized long pid() {
    return process.pid();
  }

  /// An answer.
  record Answer(int status, JsonNode body) {}

  /// Sends once.
  ///
  /// @throws IOException when no answer came
  Answer send(String method, String path, String body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), JSON.readTree(response.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /// Ends it as a power cut would, and starts it again.
  synchronized void killAndRestart() throws IOException {
    Child.kill(process);
    process = command.start();
    port = port(process);
  }

  /// Ends it in good order.
  synchronized void stop() throws IOException {
    process.getOutputStream().close();
    Child.await(process);
  }

  @Override
  public synchronized void close() {
    Child.kill(process);
    http.shutdownNow();
  }
}
