package org.colophon.service.cli;

import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.colophon.service.cli.GenerationOptions.Endpoint;
import org.colophon.service.config.Config;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `colophon serve`.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Starts the service on a data directory and answers until it is ended.",
    footer = {
      "",
      "Example:",
      "  colophon serve --data /srv/colophon --port 8080",
      "",
      "Ends with 4 when another process owns the data directory."
    })
final class ServeCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Mixin private final GenerationOptions generation = new GenerationOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  ServeCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    Config config = ConfigOptions.config(spec);
    Endpoint endpoint = generation.endpoint(config.region().territory()).orElse(null);
    return Serving.until(spec, config, () -> RunningService.start(config, endpoint, clock), false);
  }
}
