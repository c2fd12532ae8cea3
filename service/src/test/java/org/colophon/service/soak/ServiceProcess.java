package org.colophon.service.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.colophon.service.testing.Child;

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
    this.address = "http://127.0.0.1:" + Child.port(said);
  }

  static ServiceProcess start(Path directory, long startNanos, int speed) throws IOException {
    return new ServiceProcess(Child.logged(words(directory, "", startNanos, speed)));
  }

  /// Serves with the fast compiler alone: starts in two thirds of the time.
  static ServiceProcess startQuickly(Path directory, long startNanos) throws IOException {
    List<String> options = List.of("-Xmx500m", "-XX:TieredStopAtLevel=1");
    return new ServiceProcess(
        Child.logged(Child.java(SoakService.class, options, directory, startNanos, 1)));
  }

  /// Serves a directory on a disk of its own.
  ///
  /// @param disk how it is mounted, such as `size=4m`
  static ServiceProcess onDisk(Path directory, String disk, long startNanos) throws IOException {
    return new ServiceProcess(Child.logged(words(directory, disk, startNanos, 1)));
  }

  /// The words that start it.
  ///
  /// @param disk how a disk of its own is mounted; empty: none is
  static List<String> words(Path directory, String disk, long startNanos, int speed) {
    List<String> words =
        Child.java(SoakService.class, List.of("-Xmx1500m"), directory, startNanos, speed);
    return disk.isEmpty() ? words : Child.onDisk(directory, disk, words);
  }

  /// Where it is reached; another one after each start.
  String address() {
    return address;
  }

  /// Ends it as a power cut would, and starts it again.
  void killAndRestart() throws IOException {
    kill();
    startAgain();
  }

  /// Ends it as a power cut would.
  void kill() {
    Child.kill(process);
  }

  /// Starts it again on what it left behind.
  void startAgain() throws IOException {
    process = command.start();
    said = process.inputReader(StandardCharsets.UTF_8);
    orders = process.outputWriter(StandardCharsets.UTF_8);
    address = "http://127.0.0.1:" + Child.port(said);
  }

  /// Gives the disk of its own another size.
  ///
  /// @param size such as `64m`
  void resizeDisk(Path directory, String size) throws IOException {
    Process remount =
        new ProcessBuilder(
                "nsenter",
                "-t",
                Long.toString(process.pid()),
                "-m",
                "mount",
                "-o",
                "remount,size=" + size,
                directory.toString())
            .inheritIO()
            .start();
    Child.await(remount);
    if (remount.exitValue() != 0) {
      throw new IOException("the disk could not be given the size " + size);
    }
  }

  /// Sets its clock wrong; returns when it is.
  void setClockWrongBy(Duration time) throws IOException {
    order("wrong " + time.toSeconds());
  }

  /// Lets it die as soon as it has handled a request, before it answers.
  ///
  /// @param operation method and path, with `{name}` for each parameter
  void haltAfter(String operation) throws IOException {
    order("halt " + operation);
  }

  private void order(String order) throws IOException {
    orders.write(order + "\n");
    orders.flush();
    String answer = said.readLine();
    if (!"set".equals(answer)) {
      throw new IOException("the order was not taken: " + answer);
    }
  }

  @Override
  public void close() {
    Child.kill(process);
    try {
      said.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
