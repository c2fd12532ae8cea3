package org.colophon.service.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.colophon.service.json.Json;

/// Who owns a data directory: this process, a service that is spoken to over HTTP, or another
/// process that serves nobody. One process owns a directory at a time; the lock goes with it, even
/// when it dies.
public sealed interface Instance {
  /// The lock file's name.
  String LOCK = "lock";

  /// The file in which a running service says where it is reached.
  String RUNTIME = "service.json";

  /// Finds out, and takes the directory when nobody has it; creates it where it is missing.
  ///
  /// @throws IOException when the directory cannot be made or written
  static Instance claim(Path directory) throws IOException {
    Files.createDirectories(directory);
    FileChannel channel =
        FileChannel.open(
            directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Optional<FileLock> lock = tryLock(channel);
    if (lock.isPresent()) {
      Files.deleteIfExists(directory.resolve(RUNTIME));
      return new Owned(directory, channel);
    }
    channel.close();
    return address(directory).<Instance>map(Served::new).orElseGet(() -> new Taken(directory));
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException _) {
      return Optional.empty(); // held within this very process
    }
  }

  private static Optional<URI> address(Path directory) {
    try {
      int port = Json.MAPPER.readTree(directory.resolve(RUNTIME).toFile()).path("port").asInt(0);
      return port > 0 && port < 65_536
          ? Optional.of(URI.create("http://127.0.0.1:" + port))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty(); // not written yet, or half of it: the owner serves nobody
    }
  }

  /// This process owns it until it is closed; closing twice is harmless.
  record Owned(Path directory, FileChannel lock) implements Instance, AutoCloseable {
    /// Says to others where the service is reached.
    public void announce(int port) {
      Path file = directory.resolve(RUNTIME);
      try {
        Files.writeString(
            file, "{\"port\": " + port + ", \"pid\": " + ProcessHandle.current().pid() + "}\n");
      } catch (IOException e) {
        throw new UncheckedIOException(file + " cannot be written", e);
      }
    }

    @Override
    public void close() {
      if (!lock.isOpen()) {
        return;
      }
      try (lock) {
        Files.deleteIfExists(directory.resolve(RUNTIME));
      } catch (IOException e) {
        throw new UncheckedIOException(directory + " cannot be left", e);
      }
    }
  }

  /// A service owns it and is reached at `address`.
  record Served(URI address) implements Instance {}

  /// Another process owns it and serves nobody (yet).
  record Taken(Path directory) implements Instance {}
}
