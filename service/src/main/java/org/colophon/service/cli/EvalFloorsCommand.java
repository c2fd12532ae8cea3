package org.colophon.service.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.colophon.eval.runs.Floors;
import org.colophon.eval.runs.Floors.Floor;
import org.colophon.eval.runs.Floors.Verdict;
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

  EvalFloorsCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Floors floors = file == null ? Floors.builtIn() : Floors.read(file);
    PrintWriter out = spec.commandLine().getOut();
    List<Verdict> verdicts =
        options.with(
            clock,
            e ->
                e.floors(
                    floors,
                    options.request(List.of(), null, null),
                    EvalOptions.shown(spec.commandLine().getErr())));
    verdicts.forEach(verdict -> out.println(line(verdict)));
    out.flush();
    return Floors.exitCode(verdicts);
  }

  private static String line(Verdict verdict) {
    Floor floor = verdict.floor();
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

  private static String figures(Floor floor, double measured) {
    return String.format(
        Locale.ROOT, " %.4f, floor %.4f - %.4f", measured, floor.value(), floor.tolerance());
  }
}
