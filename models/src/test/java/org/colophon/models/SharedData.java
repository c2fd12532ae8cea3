package org.colophon.models;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// Labelled sets that lie beside the repository and are no part of it.
public final class SharedData {
  private SharedData() {}

  /// The file or folder; ends the test as skipped where it is absent.
  public static Path require(String path) {
    Path data = Path.of(System.getProperty("colophon.root", ".."), "..", "shared", "data");
    Path file = data.resolve(path);
    assumeTrue(Files.exists(file), () -> "skipped: no shared data at " + path);
    return file;
  }

  /// Ends the test as skipped unless the build runs with `-Dcolophon.long=true`.
  public static void onlyInLongBuilds() {
    assumeTrue(Boolean.getBoolean("colophon.long"), "skipped: runs with -Dcolophon.long=true");
  }
}
