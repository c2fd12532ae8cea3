package org.colophon.service.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.colophon.service.cli.GenerationOptions.Endpoint;
import org.colophon.service.config.Config;
import org.colophon.service.config.ConfigKey;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.demo.DemoExperiences;
import org.colophon.service.demo.SimulatedFeed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `colophon demo`.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Loads the demo catalogue, its dates counted from now, and starts the service.",
    footer = {"", "Example:", "  colophon demo --port 8080"})
final class DemoCommand implements Callable<Integer> {
  private static final Duration DELIVERY = Duration.ofMinutes(5);

  private final InstantSource clock;

  @Mixin private final GenerationOptions generation = new GenerationOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--once", description = "Ends as soon as it answers: to try an installation.")
  private boolean once;

  DemoCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    Config config = config();
    Endpoint endpoint = generation.endpoint(config.region().territory()).orElse(null);
    return Serving.until(spec, config, () -> start(config, endpoint), once);
  }

  /// Where no flag names another directory, the demo is beside the catalogue of one's own, never in
  /// it.
  private Config config() {
    Config config = ConfigOptions.config(spec);
    boolean named = spec.commandLine().getParseResult().hasMatchedOption(ConfigKey.DATA.flag());
    boolean own = config.data().toString().equals(ConfigKey.DATA.usual().getFirst());
    return named && !own
        ? config
        : ConfigOptions.config(
            spec, Map.of(ConfigKey.DATA, List.of(config.data().resolve("demo").toString())));
  }

  private RunningService start(Config config, @Nullable Endpoint endpoint) {
    return RunningService.start(
        config,
        endpoint,
        clock,
        stores -> {
          DemoCatalog demo = DemoCatalog.laidAt(clock.instant());
          DemoCatalog.Loaded loaded = demo.loadInto(stores.catalog(), stores.audiences());
          demo.loadSignals(stores.people(), config.retention().signals());
          DemoExperiences.load(stores.experiences(), clock.instant());
          loaded
              .refused()
              .forEach(reason -> spec.commandLine().getErr().println("demo: " + reason));
          SimulatedFeed feed = new SimulatedFeed(stores.catalog(), demo, clock);
          feed.start(DELIVERY);
          return feed;
        });
  }
}
