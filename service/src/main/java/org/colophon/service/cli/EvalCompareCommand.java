package org.colophon.service.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import org.colophon.eval.runs.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `colophon eval compare`.
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Compares two stored runs over the same documents, figure by figure.",
    footer = {"", "Example:", "  colophon eval compare eval-runs/a.json eval-runs/b.json"})
final class EvalCompareCommand implements Runnable {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final EvalOptions options = new EvalOptions();

  @Parameters(index = "0", paramLabel = "RUN", description = "The run before.")
  private Path first = Path.of("");

  @Parameters(index = "1", paramLabel = "RUN", description = "The run after.")
  private Path second = Path.of("");

  @Option(
      names = "--page",
      paramLabel = "FILE",
      defaultValue = "comparison.html",
      description = "Where the page goes (default: ${DEFAULT-VALUE}).")
  private Path page = Path.of("comparison.html");

  EvalCompareCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    Comparison comparison = options.with(clock, e -> e.compare(first, second, options.data, page));
    PrintWriter out = spec.commandLine().getOut();
    comparison
        .differences()
        .forEach((metric, difference) -> out.println(metric + ": " + difference));
    out.println(
        comparison.gains().size()
            + " better, "
            + comparison.losses().size()
            + " worse; see "
            + page);
    out.flush();
  }
}
