package org.colophon.service.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A [SoakService] in a process of its own, which can be killed as a power cut would and started
/// again on what it left behind.
final class ServiceProcess implements AutoCloseable {
  private final ProcessBuilder command;
  private Process process;
  private BufferedReader said;
  private Writer orders;
  private volatile String address;

  private ServiceProcess(ProcessBuilder command) throws IOException {
    this.command = command;
    this.process = command.start();
    this.said = process.inputReader(StandardCharsets.UTF_8);
    this.orders = process.outputWriter(StandardCharsets.UTF_8);
    this.address = "http://127.0.0.1:" + port();
  }

  static ServiceProcess start(Path directory, long startNanos, int speed) throws IOException {
    return new ServiceProcess(logged(command(directory, "", startNanos, speed)));
  }

  /// Serves a directory on a disk of its own.
  ///
  /// @param disk how it is mounted, such as `size=4m`
  static ServiceProcess onDisk(Path directory, String disk, long startNanos) throws IOException {
    return new ServiceProcess(logged(command(directory, disk, startNanos, 1)));
  }

  private static ProcessBuilder logged(ProcessBuilder command) throws IOException {
    Path log = Files.createTempFile("colophon-soak", ".log");
    log.toFile().deleteOnExit();
    return command.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  /// @param disk how a disk of its own is mounted; empty: none is
  static ProcessBuilder command(Path directory, String disk, long startNanos, int speed) {
    List<String> words = new ArrayList<>();
    if (!disk.isEmpty()) {
      String mount = "mount -t tmpfs -o " + disk + " tmpfs " + directory + " && exec \"$@\"";
      words.addAll(List.of("unshare", "-m", "sh", "-c", mount, "sh"));
    }
    words.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx1500m",
            "-XX:+UseSerialGC",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
            "-cp",
            System.getProperty("java.class.path"),
            SoakService.class.getName(),
            directory.toString(),
            Long.toString(startNanos),
            Integer.toString(speed)));
    return new ProcessBuilder(words);
  }

  private int port() throws IOException {
    String line = said.readLine();
    if (line == null || !line.startsWith("port ")) {
      throw new IOException("the service did not start it said: " + line);
    }
    return Integer.parseInt(line.substring("port ".length()));
  }

  /// Where it is reached; another one after each start.
  String address() {
    return address;
  }

  /// Ends it as a power cut would, and starts it again.
  void killAndRestart() throws IOException {
    process.destroyForcibly();
    await(process);
    process = command.start();
    said = process.inputReader(StandardCharsets.UTF_8);
    orders = process.outputWriter(StandardCharsets.UTF_8);
    address = "http://127.0.0.1:" + port();
  }

  /// Sets its clock wrong; returns when it is.
  void setClockWrongBy(Duration time) throws IOException {
    orders.write("wrong " + time.toSeconds() + "\n");
    orders.flush();
    String answer = said.readLine();
    if (!"set".equals(answer)) {
      throw new IOException("the clock could not be set: " + answer);
    }
  }

  private static void await(Process process) {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    await(process);
    try {
      said.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
