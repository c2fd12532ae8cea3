package org.colophon.service.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.demo.SimulatedFeed;
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
  private static final Path DATA = Path.of("data");
  private static final Path DEMO_DATA = Path.of("data", "demo");

  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final ServiceOptions options = new ServiceOptions();

  @Option(names = "--once", description = "Ends as soon as it answers: to try an installation.")
  private boolean once;

  DemoCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if (options.data.equals(DATA)) {
      options.data = DEMO_DATA; // beside the catalogue of one's own, never in it
    }
    return Serving.until(spec, options, this::start, once);
  }

  private RunningService start() {
    return RunningService.start(
        options,
        clock,
        stores -> {
          DemoCatalog demo = DemoCatalog.laidAt(clock.instant());
          DemoCatalog.Loaded loaded = demo.loadInto(stores.catalog(), stores.audiences());
          demo.loadSignals(stores.people(), options.signals.profiling());
          loaded
              .refused()
              .forEach(reason -> spec.commandLine().getErr().println("demo: " + reason));
          SimulatedFeed feed = new SimulatedFeed(stores.catalog(), demo, clock);
          feed.start(DELIVERY);
          return feed;
        });
  }
}
