package org.colophon.service.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The claim of one process on a data directory: a lock on `colophon.lock` that ends with the
/// process, however it ends.
final class OwnerLock implements AutoCloseable {
  static final String FILE = "colophon.lock";

  /// What this process holds: asking the system for a lock that the process has already would, when
  /// the second channel closes, give the first one away.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private OwnerLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /// Claims a directory, which is made when missing.
  ///
  /// @throws StoreException when another process, or another part of this one, owns it
  static OwnerLock claim(Path directory) {
    try {
      OwnerOnly.createDirectories(directory);
      Path real = directory.toRealPath();
      if (!HELD.add(real)) {
        throw inUse(directory);
      }
      FileChannel channel =
          FileChannel.open(real.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        HELD.remove(real);
        channel.close();
        throw inUse(directory);
      }
      return new OwnerLock(real, channel);
    } catch (IOException e) {
      throw new StoreException(
          "'"
              + directory
              + "' cannot be used as a data directory: give this user the right to"
              + " write it",
          e);
    }
  }

  private static StoreException inUse(Path directory) {
    return new StoreException(
        "'"
            + directory
            + "' is in use by a running Colophon: talk to that one over HTTP, or stop it first");
  }

  @Override
  public void close() {
    try {
      channel.close();
      HELD.remove(directory);
    } catch (IOException e) {
      throw new StoreException("the lock of the data directory could not be given back", e);
    }
  }
}
