package org.colophon.service.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The claim of one process on a data directory: a lock on `colophon.lock` that ends with the
/// process, however it ends.
final class OwnerLock implements AutoCloseable {
  static final String FILE = "colophon.lock";

  private final FileChannel channel;

  private OwnerLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Claims a directory, which is made when missing.
  ///
  /// @throws StoreException when another process, or another part of this one, owns it
  static OwnerLock claim(Path directory) {
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(
              directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new StoreException(
            "'"
                + directory
                + "' is in use by a running Colophon: talk to that one over HTTP, or stop it first");
      }
      return new OwnerLock(channel);
    } catch (IOException e) {
      throw new StoreException(
          "'"
              + directory
              + "' cannot be used as a data directory: give this user the right to"
              + " write it",
          e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StoreException("the lock of the data directory could not be given back", e);
    }
  }
}
