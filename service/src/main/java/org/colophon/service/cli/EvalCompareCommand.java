package org.colophon.service.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import org.colophon.eval.runs.EvalRunComparison;
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

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  EvalCompareCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    EvalRunComparison comparison =
        options.with(clock, e -> e.compare(first, second, options.data, page));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(comparison));
      out.flush();
      return;
    }
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

  private ObjectNode json(EvalRunComparison comparison) {
    ObjectNode node = CommandJson.MAPPER.createObjectNode();
    node.put("set", comparison.first().setup().data().set());
    node.put("before", comparison.first().setup().system().name());
    node.put("after", comparison.second().setup().system().name());
    node.put("gains", comparison.gains().size()).put("losses", comparison.losses().size());
    ObjectNode metrics = node.putObject("metrics");
    comparison
        .differences()
        .forEach((metric, difference) ->
            metrics
                .putObject(metric)
                .put("gain", difference.gain().value())
                .put("low", difference.gain().low())
                .put("high", difference.gain().high())
                .put("p", difference.adjustedP())
                .put("significant", difference.significant())
                .put("detectable", difference.detectable()));
    return node.put("page", page.toString());
  }
}
