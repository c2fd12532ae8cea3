package org.colophon.service.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// `--data`: the directory that a command works on.
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "The data directory (default: ${DEFAULT-VALUE}).")
  private Path directory = Path.of("data");

  Path directory() {
    return directory;
  }

  /// Who has the directory now.
  Instance instance() throws IOException {
    return Instance.at(directory);
  }
}
