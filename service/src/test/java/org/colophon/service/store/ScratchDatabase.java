package org.colophon.service.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A database in a directory that is deleted when the process ends.
public record ScratchDatabase(Database database) {
  /// Makes one.
  public static ScratchDatabase open() {
    try {
      Path directory = Files.createTempDirectory("colophon-scratch");
      Database database = Database.open(directory);
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> clear(directory)));
      return new ScratchDatabase(database);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void clear(Path directory) {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(directory);
    } catch (IOException _) {
      // the system clears its directory of temporary files
    }
  }
}
