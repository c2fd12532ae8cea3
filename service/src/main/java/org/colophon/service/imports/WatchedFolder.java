package org.colophon.service.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
          state(file).ifPresent(state -> now.put(file, state));
          State state = now.get(file);
          if (state != null && state.equals(before.get(file)) && state.size() > 0) {
            ready.add(file);
          }
        }
      }
    }
    before = now;
    return ready;
  }

  /// Empty when the file is gone meanwhile.
  private static Optional<State> state(Path file) throws IOException {
    try {
      return Optional.of(new State(Files.size(file), Files.getLastModifiedTime(file)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /// Puts a file that was taken aside, with a number where one of its name is there already.
  ///
  /// @param subfolder `done`, or `refused` where records of it were not taken
  public void putAside(Path file, String subfolder) throws IOException {
    Path aside = Files.createDirectories(folder.resolve(subfolder));
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
    Path free = aside.resolve(name);
    for (int number = 2; Files.exists(free, LinkOption.NOFOLLOW_LINKS); number++) {
      free = aside.resolve(name.substring(0, dot) + "-" + number + name.substring(dot));
    }
    Files.move(file, free);
  }
}
