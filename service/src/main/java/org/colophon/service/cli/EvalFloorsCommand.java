package org.colophon.service.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.colophon.eval.runs.ReleaseThresholds;
import org.colophon.eval.runs.ReleaseThresholds.Threshold;
import org.colophon.eval.runs.ReleaseThresholds.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `colophon eval floors`.
@Command(
    name = "floors",
    mixinStandardHelpOptions = true,
    description = "Says whether the models may go live: every figure must reach its floor.",
    footer = {
      "",
      "Example:",
      "  colophon eval floors --data ../shared/data",
      "",
      "Ends with 0 when every floor holds, 1 when one does not, 2 when one could not be run."
    })
final class EvalFloorsCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final EvalOptions options = new EvalOptions();

  @Option(
      names = "--floors",
      paramLabel = "FILE",
      description = "Floors in YAML in place of those that come with the product.")
  private @Nullable Path file;

  @Option(names = "--json", description = "One JSON object a floor, one a line.")
  private boolean json;

  EvalFloorsCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    ReleaseThresholds floors =
        file == null ? ReleaseThresholds.builtIn() : ReleaseThresholds.read(file);
    PrintWriter out = spec.commandLine().getOut();
    List<Verdict> verdicts =
        options.with(
            clock,
            e ->
                e.checkThresholds(
                    floors,
                    options.request(List.of(), null, null),
                    EvalOptions.shown(spec.commandLine().getErr())));
    verdicts.forEach(verdict -> out.println(json ? json(verdict) : line(verdict)));
    out.flush();
    return ReleaseThresholds.exitCode(verdicts);
  }

  private static ObjectNode json(Verdict verdict) {
    Threshold floor = verdict.threshold();
    ObjectNode node = CommandJson.MAPPER.createObjectNode();
    node.put("set", floor.of().set()).put("system", floor.of().system());
    node.put("slice", floor.of().slice()).put("metric", floor.of().metric());
    node.put("floor", floor.value()).put("tolerance", floor.tolerance());
    return switch (verdict) {
      case Verdict.Held(var _, double measured) ->
          node.put("verdict", "holds").put("measured", measured);
      case Verdict.Better(var _, double measured) ->
          node.put("verdict", "better").put("measured", measured);
      case Verdict.Below(var _, double measured) ->
          node.put("verdict", "below").put("measured", measured);
      case Verdict.OtherModels(var _, List<String> found) ->
          node.put("verdict", "other_models").put("reason", String.join(" ", found));
      case Verdict.NotRun(var _, String reason) ->
          node.put("verdict", "not_run").put("reason", reason);
    };
  }

  private static String line(Verdict verdict) {
    Threshold floor = verdict.threshold();
    String what =
        "%s %s %s %s"
            .formatted(
                floor.of().set(), floor.of().system(), floor.of().slice(), floor.of().metric());
    return switch (verdict) {
      case Verdict.Held(var _, double measured) -> "holds  " + what + figures(floor, measured);
      case Verdict.Better(var _, double measured) ->
          "better " + what + figures(floor, measured) + "; the floor may be raised";
      case Verdict.Below(var _, double measured) -> "BELOW  " + what + figures(floor, measured);
      case Verdict.OtherModels(var _, List<String> found) ->
          "OTHER  " + what + ": measured with other models " + found;
      case Verdict.NotRun(var _, String reason) -> "NOT RUN " + what + ": " + reason;
    };
  }

  private static String figures(Threshold floor, double measured) {
    return String.format(
        Locale.ROOT, " %.4f, floor %.4f - %.4f", measured, floor.value(), floor.tolerance());
  }
}
