package org.colophon.service.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A folder into which another program puts files. A file is taken when it was the same at two
/// looks in a row, so that one that is still being written waits. Hidden files, links and names
/// that programs give to unfinished files are left alone. Not thread-safe.
public final class WatchedFolder {
  private static final Pattern UNFINISHED =
      Pattern.compile("(?i)\\..*|.*(\\.(part|tmp|filepart|crdownload|new)|~)");

  private final Path folder;
  private Map<Path, State> before = Map.of();

  public WatchedFolder(Path folder) {
    this.folder = folder;
  }

  private record State(long size, FileTime changed) {}

  /// The files that have not changed since the look before, by name.
  public List<Path> ready() throws IOException {
    Map<Path, State> now = new HashMap<>();
    List<Path> ready = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && !UNFINISHED.matcher(file.getFileName().toString()).matches()) {
          State state = new State(Files.size(file), Files.getLastModifiedTime(file));
          now.put(file, state);
          if (state.equals(before.get(file)) && state.size() > 0) {
            ready.add(file);
          }
        }
      }
    }
    before = now;
    return ready;
  }

  /// Puts a file that was taken aside.
  ///
  /// @param subfolder `done`, or `refused` where records of it were not taken
  public void putAside(Path file, String subfolder) throws IOException {
    Path aside = Files.createDirectories(folder.resolve(subfolder));
    Files.move(file, aside.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
  }
}
