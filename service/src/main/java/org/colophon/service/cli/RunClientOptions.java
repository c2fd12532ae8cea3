package org.colophon.service.cli;

import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that name the service or data directory of a run.
final class RunClientOptions {
  @Mixin private final DataOption data = new DataOption();

  @Option(
      names = "--in-use",
      paramLabel = "MODEL",
      description =
          "The model in use where no run chose one and no service runs"
              + " (default: that of the configuration).")
  private @Nullable String inUse;

  RunClient open(InstantSource clock) throws IOException {
    return RunClient.open(data, inUse, clock);
  }
}
