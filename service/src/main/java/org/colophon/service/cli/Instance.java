package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.colophon.service.store.OwnerOnly;

/// A data directory that is free to be opened by this process, or that a running service serves
/// over HTTP.
public sealed interface Instance {
  /// The file in which a running service says where it is reached.
  String RUNTIME = "service.json";

  /// The lock that the owner of the directory holds for as long as it lives.
  String LOCK = "colophon.lock";

  /// No service is known to run; opening the stores claims the directory, or fails with who has it.
  record Free(Path directory) implements Instance {}

  /// A service has it and is reached at `address`.
  ///
  /// @param secret by which it knows programs of the user who owns the directory; empty when
  ///   unknown
  record Served(URI address, String secret) implements Instance {}

  /// A command's work on a directory that it has for itself.
  @FunctionalInterface
  interface Work {
    /// Returns the command's exit status.
    int on(Path directory) throws IOException;
  }

  /// Works on a directory that no service has; says whose it is where one has it.
  ///
  /// @param command named in what is said, such as `colophon doctor`
  /// @return the exit status
  static int alone(Path directory, String command, PrintWriter err, Work work) throws IOException {
    return switch (at(directory)) {
      case Free(Path free) -> work.on(free);
      case Served(URI address, _) -> {
        err.printf("%s: the service at %s owns %s; stop it first%n", command, address, directory);
        yield Exit.TAKEN;
      }
    };
  }

  /// Looks who has a directory. What a service left behind that died is cleared away.
  static Instance at(Path directory) throws IOException {
    Path runtime = directory.resolve(RUNTIME);
    if (!Files.isRegularFile(runtime)) {
      return new Free(directory);
    }
    JsonNode said = CommandJson.MAPPER.readTree(runtime.toFile());
    int port = said.path("port").asInt(0);
    boolean ours = said.path("pid").asLong(-1) == ProcessHandle.current().pid();
    if (port > 0 && port < 65_536 && (ours || isLocked(directory.resolve(LOCK)))) {
      return new Served(URI.create("http://127.0.0.1:" + port), said.path("secret").asText(""));
    }
    Files.deleteIfExists(runtime);
    return new Free(directory);
  }

  /// Must not be asked by the owner itself: closing a second channel gives the lock away.
  private static boolean isLocked(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    }
  }

  /// Says to others where the service of this process is reached; call it once it answers. Only
  /// this user may read the file.
  ///
  /// @param secret by which the service knows programs of this user
  static void announce(Path directory, int port, String secret) throws IOException {
    Path half = directory.resolve(RUNTIME + ".new");
    Files.deleteIfExists(half);
    OwnerOnly.create(half);
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    said.put("port", port).put("pid", ProcessHandle.current().pid()).put("secret", secret);
    Files.writeString(half, said + "\n");
    Files.move(
        half,
        directory.resolve(RUNTIME),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /// Takes the announcement back; call it before the service stops answering.
  static void leave(Path directory) throws IOException {
    Files.deleteIfExists(directory.resolve(RUNTIME));
  }
}
